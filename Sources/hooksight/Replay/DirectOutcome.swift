import HookModel
import HookTransport

/// What became of a capture that was sent to a URL.
struct DirectOutcome {
    let capture: Int64
    let sample: SampleOutcome
    /// The time that the app had.
    let deadline: Duration

    /// Prints the answer where it is the only one, else a line where the app has not taken it.
    func show(isAlone: Bool, json: Bool, after progress: Progress) {
        if json {
            Terminal.standardOutput.write(SendResponseObject.line(sample, capture: capture, deadline: deadline))
        } else if isAlone, let answer = sample.answer {
            let text = SendResponseText(terminal: .standardOutput)
            for line in text.lines(answer, took: sample.took) { Terminal.standardOutput.line(line) }
        } else if !isAlone, !sample.isSuccess, let answer = sample.answer {
            progress.end()
            let status = Terminal.standardOutput.paint("\(answer.status) \(answer.reason)", .bad)
            Terminal.standardOutput.line("capture \(capture): \(status)")
        }
        guard let problem = sample.problem(deadline: deadline, longer: "--timeout") else { return }
        progress.end()
        Terminal.standardError.line("error: " + (isAlone ? "" : "capture \(capture): ") + problem)
    }
}
