import HookModel
import HookTransport

/// An answer as people read it: status, header lines and the start of the body, none of which can move a cursor.
struct SendResponseText {
    /// How much of a body is shown, in bytes.
    static let bodyLimit = 4096

    let terminal: Terminal

    func lines(_ answer: TargetResponse, took: Duration) -> [String] {
        let isGood = (200..<300).contains(answer.status)
        let status = terminal.paint("\(answer.status) \(answer.reason)", isGood ? .good : .bad)
        var lines = [status + terminal.paint(" after \(SampleTally.text(took))", .faint)]
        lines += answer.headers.map { SafeLine.escape("\($0.name): \($0.value)") }
        guard answer.bodySize > 0 else { return lines }
        let shown = answer.keptBody.prefix(SendResponseText.bodyLimit)
        lines += ["", SafeText.escape(shown, keepingLines: true)]
        let rest = answer.bodySize - shown.count
        if rest > 0 { lines.append(terminal.paint("… \(ByteSize.describe(rest)) more", .faint)) }
        return lines
    }
}
