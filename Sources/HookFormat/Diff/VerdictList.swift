internal import HookModel

/// What was found out about a capture and what its sender got, as names and words.
struct VerdictList {
    private let words: [(name: String, word: String?)]

    init(_ capture: Capture) {
        let findings = capture.findings
        let signature = findings.signature
        let causes = signature.diagnosis?.map(\.cause.rawValue).joined(separator: ", ") ?? ""
        var words: [(name: String, word: String?)] = [
            ("provider", findings.provider),
            ("event.type", findings.event?.type),
            ("event.id", findings.event?.id),
            ("event.created_at", findings.event?.createdAt),
            ("signature", signature.verdict.rawValue + (signature.reason.map { ": \($0.rawValue)" } ?? "")),
            ("signature.scheme", signature.scheme),
            ("signature.causes", causes.isEmpty ? nil : causes),
            ("payload", findings.payload.verdict.rawValue),
            ("payload.read_as", findings.payload.kind?.rawValue),
            ("handshake", findings.handshake.map { "\($0.kind): \($0.outcome.rawValue)" }),
            ("source_address", findings.sourceAddress.rawValue),
            ("complete", capture.request.incompleteness.map { "no: \($0.rawValue)" } ?? "yes"),
            ("status", String(capture.status)),
        ]
        for check in findings.headerChecks { words.append(("header_check \(check.header)", check.verdict.rawValue)) }
        self.words = words
    }

    /// The words that differ, in their order, then those that the other list alone has.
    func differences(to other: VerdictList) -> [FieldDifference] {
        let twins = Dictionary(other.words.map { ($0.name, $0.word) }) { first, _ in first }
        let names = Set(words.map(\.name))
        return words.compactMap { FieldDifference($0.name, $0.word, twins[$0.name] ?? nil) }
            + other.words.filter { !names.contains($0.name) }.compactMap { FieldDifference($0.name, nil, $0.word) }
    }
}
