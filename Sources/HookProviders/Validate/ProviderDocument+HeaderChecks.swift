package import HookBody
package import HookModel
internal import JSONText
internal import NIOCore

extension ProviderDocument {
    /// The headers that this provider's document compares with the payload.
    package func headerChecks(_ head: RequestHead, _ body: BodyText) -> [HeaderCheck] {
        guard !headerRules.isEmpty else { return [] }
        return headerRules.map { rule in
            var expected: String?
            if let pointer = rule.equals, case .json(let text) = body, let node = text.find(pointer) {
                expected = text.string(of: node)
            }
            let values = head.block.all(rule.header).map { head.block.text($0.value) }
            // Of several lines that differ, one cannot be what the payload says.
            let isRight = rule.equals == nil || values.allSatisfy { $0 == expected }
            let verdict: HeaderCheck.Verdict = values.isEmpty ? .missing : isRight ? .match : .differs
            return HeaderCheck(
                header: rule.header.description, value: values.isEmpty ? nil : values.joined(separator: ", "),
                expected: expected, verdict: verdict)
        }
    }
}
