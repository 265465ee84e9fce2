import HookModel
import HookTransport

/// What became of many requests.
struct SampleTally: Sendable {
    private var answers: [Int: (count: Int, reason: String)] = [:]
    private var problems: [String: Int] = [:]
    private var times: [Duration] = []
    private var failed = 0
    /// How many were tried.
    private(set) var count = 0

    mutating func add(_ outcome: SampleOutcome, deadline: Duration) {
        count += 1
        if !outcome.isSuccess { failed += 1 }
        if let answer = outcome.answer {
            answers[answer.status, default: (0, answer.reason)].count += 1
            times.append(outcome.took)
        } else if let problem = outcome.problem(deadline: deadline) {
            problems[problem, default: 0] += 1
        }
    }

    /// 0 when every answer was 2xx, 1 when one was not, 2 when there was nobody to answer, or not all were sent.
    func status(of total: Int, isReached: Bool) -> Int32 {
        if !isReached || count < total { return 2 }
        return failed == 0 ? 0 : 1
    }

    /// How many of which answer, then how long they took.
    func lines(after time: Duration, terminal: Terminal) -> [String] {
        let width = "\(count)".count
        var lines = answers.sorted { $0.key < $1.key }.map { status, answer in
            let text = terminal.paint("\(status) \(answer.reason)", (200..<300).contains(status) ? .good : .bad)
            return "\(SampleTally.padded(answer.count, width))  \(text)"
        }
        lines += problems.sorted { $0.key < $1.key }.map { problem, number in
            "\(SampleTally.padded(number, width))  " + terminal.paint("no answer: \(problem)", .bad)
        }
        let sorted = times.sorted()
        var last = "\(count) sent in \(SampleTally.text(time))"
        if let slowest = sorted.last {
            last += "; median \(SampleTally.text(sorted[(sorted.count - 1) / 2])), slowest \(SampleTally.text(slowest))"
        }
        return lines + [last]
    }

    /// `12 ms`, from ten seconds on `12.3 s`.
    static func text(_ time: Duration) -> String {
        let value = time.wholeMilliseconds
        return value < 10_000 ? "\(value) ms" : "\(value / 1000).\(value % 1000 / 100) s"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: " ", count: max(0, width - digits.count)) + digits
    }
}
