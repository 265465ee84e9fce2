public import HookModel
internal import JSONSchema
internal import NIOCore

extension ProviderDocument {
    /// The headers that this provider's document compares with the payload.
    public func headerChecks(_ head: RequestHead, _ body: BodyText) -> [HeaderCheck] {
        guard !headerRules.isEmpty else { return [] }
        return headerRules.map { rule in
            var expected: String?
            if let pointer = rule.equals, case .json(let text) = body, let node = text.find(pointer) {
                expected = text.string(of: node)
            }
            let value = head.block.string(rule.header)
            let verdict: HeaderCheck.Verdict =
                value == nil ? .missing : rule.equals == nil || value == expected ? .match : .differs
            return HeaderCheck(
                header: rule.header.description, value: value, expected: expected, verdict: verdict)
        }
    }
}
