internal import HookModel

/// The wait before the next attempt, as it really comes, and in words.
struct NextWait: Hashable {
    /// The wait, after the time scale.
    let length: Duration
    /// `10 s (10m ÷ 60)`.
    let text: String

    /// Longer waits would not end in anybody's time; so no sum overflows either.
    private static let longest = Duration.seconds(366 * 86_400)

    /// Joins what the schedule says with what the response asks for: the longer one counts, divided by the scale.
    init(_ planned: Duration, _ asked: RetryAfter?, scale: Int) {
        let scale = max(1, scale)
        let asked = asked.flatMap { $0.wait > planned ? $0 : nil }
        let wait = min(asked?.wait ?? planned, NextWait.longest)
        length = .milliseconds(wait.wholeMilliseconds / Int64(scale))
        let divided = scale > 1 ? " ÷ \(scale)" : ""
        var note: String?
        if let asked {
            let longest = RetryAfter.longest.spoken
            note =
                asked.isCapped
                ? "Retry-After asks for longer; \(longest) is the longest wait believed\(scale > 1 ? ",\(divided)" : "")"
                : "Retry-After" + (scale > 1 ? " \(wait.spoken)\(divided)" : "")
        } else if scale > 1 {
            note = wait.text + divided
        }
        text = length.spoken + (note.map { " (\($0))" } ?? "")
    }
}
