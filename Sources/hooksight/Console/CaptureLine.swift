import HookModel

/// The line that `listen` prints for a capture.
struct CaptureLine {
    let terminal: Terminal

    /// Id, time, method, path, provider, event, both verdicts, size, answer, handshake.
    func text(_ capture: Capture) -> String {
        let request = capture.request
        let findings = capture.findings
        let time = request.receivedAt.description.dropFirst(11).dropLast(1)
        let size = ByteSize.describe(capture.bodySize) + (request.isComplete ? "" : " cut")
        return [
            terminal.paint(pad("#\(capture.id)", 6), .strong),
            terminal.paint(String(time), .faint),
            pad(SafeLine.escape(request.head.method, limit: 12), 4),
            pad(SafeLine.escape(request.head.path, limit: 60), 24),
            pad(SafeLine.escape(findings.provider ?? "–", limit: 24), 10),
            pad(SafeLine.escape(findings.event?.type ?? "–", limit: 40), 20),
            signature(findings.signature),
            payload(findings.payload),
            pad(size, 8),
            terminal.paint("\(capture.status)", capture.status < 300 ? .good : .bad),
        ].joined(separator: "  ") + handshake(findings.handshake)
    }

    /// Stands at the end, because nearly no line has one.
    private func handshake(_ finding: HandshakeFinding?) -> String {
        guard let finding else { return "" }
        let text = SafeLine.escape("handshake \(finding.kind) \(finding.outcome.rawValue)", limit: 80)
        return "  " + terminal.paint(text, finding.outcome == .answered ? .good : .notable)
    }

    private func signature(_ finding: SignatureFinding) -> String {
        let reason = finding.reason.map { ":\($0.rawValue)" } ?? ""
        let text = pad("signature \(finding.verdict.rawValue)\(reason)", 18)
        switch finding.verdict {
        case .verified: return terminal.paint(text, .good)
        case .failed, .missing: return terminal.paint(text, .bad)
        case .noSecret: return terminal.paint(text, .notable)
        case .unknown, .notSigned: return terminal.paint(text, .faint)
        }
    }

    private func payload(_ finding: PayloadFinding) -> String {
        let text = pad("payload \(finding.verdict.rawValue)", 13)
        switch finding.verdict {
        case .valid: return terminal.paint(text, .good)
        case .invalid, .notJSON: return terminal.paint(text, .bad)
        case .unknownEvent: return terminal.paint(text, .notable)
        case .notChecked: return terminal.paint(text, .faint)
        }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
