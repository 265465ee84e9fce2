import HookModel

/// How fast many captures are replayed.
enum ReplayPace: Equatable {
    /// With the times between them that they came with.
    case original
    /// One after the other.
    case max
    /// So long from one to the next.
    case every(Duration)

    /// Reads `original`, `max` or a rate such as `10/s`; nil for anything else.
    init?(_ text: String) {
        switch text {
        case "original": self = .original
        case "max": self = .max
        default:
            guard let interval = SendRate.interval(text) else { return nil }
            self = .every(interval)
        }
    }

    /// How long after the first a capture is due.
    ///
    /// - Parameters:
    ///   - place: Its place among those that are replayed, from 0.
    ///   - received: When it came.
    ///   - first: When the first of them came.
    /// - Returns: The time, never negative.
    func delay(place: Int, received: Timestamp, first: Timestamp) -> Duration {
        switch self {
        case .original: .milliseconds(Swift.max(0, received.milliseconds - first.milliseconds))
        case .max: .zero
        case .every(let interval): interval * place
        }
    }
}
