package import HookModel

/// A list of captures in text: a line for each, made for `grep`.
package enum CaptureTable {
    /// Id, time, method, path, provider, event, both verdicts, body size, status.
    package static func lines(_ captures: [Capture]) -> [String] {
        var table = TextTable()
        for capture in captures { table.add(cells(capture)) }
        return table.lines
    }

    /// The types of the events, of many the first three.
    private static func event(_ findings: Findings) -> String {
        let types = findings.eventTypes
        if types.isEmpty { return "-" }
        return types.prefix(3).map { SafeText.escape($0) }.joined(separator: ",") + (types.count > 3 ? ",…" : "")
    }

    private static func cells(_ capture: Capture) -> [String] {
        let request = capture.request
        let findings = capture.findings
        let reason = findings.signature.reason.map { ":\($0.rawValue)" } ?? ""
        return [
            "\(capture.id)",
            request.receivedAt.description,
            SafeText.escape(request.head.method),
            SafeText.escape(request.head.path),
            findings.provider.map { SafeText.escape($0) } ?? "-",
            event(findings),
            "signature=\(findings.signature.verdict.rawValue)\(reason)",
            "payload=\(findings.payload.verdict.rawValue)",
            "\(capture.bodySize)B" + (request.isComplete ? "" : ":incomplete"),
            "\(capture.status)",
        ]
    }
}
