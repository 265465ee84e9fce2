import HookModel

/// The line that `listen` prints for a capture.
///
/// From 100 columns on it has the path, provider and event; below the path stands for what has no provider alone.
struct CaptureLine {
    let terminal: Terminal
    /// Whether the time has its day.
    var hasDay = false

    /// The columns of a pipe or file, in which nothing is cut for want of room.
    private static let fullWidth = 120
    /// Id, time, both verdicts and the status, with two spaces between.
    private static let fixedWidth = 6 + 2 + 8 + 2 + 2 + signatureWidth + 2 + payloadWidth + 2 + 3
    private static let signatureWidth = 14
    private static let payloadWidth = 15

    /// Id, time, method and path, provider and event, both verdicts, status; then what nearly no capture has.
    func text(_ capture: Capture) -> String {
        let findings = capture.findings
        return [
            terminal.paint(TextWrap.column("#\(capture.id)", 6), .strong),
            terminal.paint(time(capture.request.receivedAt), .faint),
            subject(capture),
            signature(findings.signature),
            payload(findings.payload),
            terminal.paint("\(capture.status)", capture.status < 300 ? .good : .bad),
        ].joined(separator: "  ") + incomplete(capture.request) + handshake(findings.handshake)
    }

    private func time(_ moment: Timestamp) -> String {
        (hasDay ? "\(LocalTime.day(moment)) " : "") + LocalTime.text(moment)
    }

    private func subject(_ capture: Capture) -> String {
        let head = capture.request.head
        let path = SafeLine.escape("\(head.method) \(head.path)", limit: 200)
        let names = [capture.findings.provider, capture.findings.batch?.text ?? capture.findings.event?.type]
            .compactMap(\.self)
        let event = SafeLine.escape(names.joined(separator: " "), limit: 200)
        // What reads a pipe or a file gets all of it.
        let isCut = terminal.width != nil
        let room = max(18, (terminal.width ?? CaptureLine.fullWidth) - CaptureLine.fixedWidth)
        if room < 40 { return TextWrap.column(event.isEmpty ? path : event, room, isCut: isCut) }
        let left = (room - 2) * 9 / 20
        return TextWrap.column(path, left, isCut: isCut) + "  "
            + TextWrap.column(event.isEmpty ? "–" : event, room - 2 - left, isCut: isCut)
    }

    private func incomplete(_ request: ReceivedRequest) -> String {
        request.isComplete ? "" : "  " + terminal.paint("cut", .bad)
    }

    private func handshake(_ finding: HandshakeFinding?) -> String {
        guard let finding else { return "" }
        let text = SafeLine.escape("handshake \(finding.kind) \(finding.outcome.rawValue)", limit: 80)
        return "  " + terminal.paint(text, finding.outcome == .answered ? .good : .notable)
    }

    private func signature(_ finding: SignatureFinding) -> String {
        let (text, colour): (String, Colour) =
            switch finding.verdict {
            case .verified: ("sig ✓", .good)
            case .failed: ("sig ✗ \(CaptureLine.word(finding.reason))", .bad)
            case .missing: ("sig ✗ missing", .bad)
            case .noSecret: ("sig ? no secret", .notable)
            case .unknown, .notSigned: ("sig –", .faint)
            }
        return terminal.paint(TextWrap.column(text, CaptureLine.signatureWidth), colour)
    }

    /// A reason in one word: the explanation below has more.
    private static func word(_ reason: SignatureReason?) -> String {
        switch reason {
        case .malformed: "form"
        case .idMissing: "no id"
        case .timestampMissing: "no time"
        case .timestampMalformed: "time"
        case .mismatch: "mismatch"
        case .stale: "stale"
        case nil: ""
        }
    }

    private func payload(_ finding: PayloadFinding) -> String {
        let count = finding.errors.count + finding.omitted
        let (text, colour): (String, Colour) =
            switch finding.verdict {
            case .valid: ("body ✓", .good)
            case .invalid: ("body ✗ \(count) error\(count == 1 ? "" : "s")", .bad)
            case .notJSON: ("body ✗ not JSON", .bad)
            case .unknownEvent: ("body ? event", .notable)
            case .notDescribed: ("body – no schema", .faint)
            case .notChecked: ("body –", .faint)
            }
        return terminal.paint(TextWrap.column(text, CaptureLine.payloadWidth), colour)
    }
}
