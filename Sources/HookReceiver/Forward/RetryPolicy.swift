internal import HookModel

/// When a failed attempt is followed by another.
package enum RetryPolicy: Sendable, Hashable, CustomStringConvertible {
    /// After these waits, from the end of the attempt before; none ends a delivery with its first attempt.
    case waits([Duration])
    /// After waits that grow.
    case exponential(ExponentialBackoff)
    /// As the capture's provider would; `RetryPolicy.standard` where its document gives no schedule.
    ///
    /// With `attempts` there are so many in all, as where a sender's user can choose: fewer cut the schedule short, more go
    /// on as the document says, else with the last wait.
    case provider(attempts: Int?)

    /// What is done unless the user asks for something else.
    package static let standard: [Duration] = [
        .seconds(1), .seconds(5), .seconds(30), .seconds(120), .seconds(600),
    ]

    /// What `init` reads, for messages.
    package static let forms =
        "waits such as 1s,5s,30s; none; provider, or provider,attempts=5; or exponential, which takes first=1s, factor=2, "
        + "max=10m, attempts=8 and jitter=20%"

    private static let mostAttempts = 1000
    /// A longer wait is a slip of the finger.
    private static let longestWait = Duration.seconds(366 * 86_400)

    /// Reads `1s,5s,30s`, `none`, `provider`, `provider,attempts=5`, `exponential` or
    /// `exponential,first=1s,factor=2,max=10m,attempts=8,jitter=20%`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        switch parts.first {
        case "none" where parts.count == 1: self = .waits([])
        case "provider":
            var attempts: Int?
            for part in parts.dropFirst() {
                let (name, value) = RetryPolicy.sides(part)
                guard name == "attempts", attempts == nil, let number = RetryPolicy.attempts(value) else { return nil }
                attempts = number
            }
            self = .provider(attempts: attempts)
        case "exponential":
            var backoff = ExponentialBackoff()
            var seen: Set<Substring> = []
            for part in parts.dropFirst() {
                let (name, value) = RetryPolicy.sides(part)
                guard seen.insert(name).inserted, backoff.set(name, value) else { return nil }
            }
            self = .exponential(backoff)
        default:
            var waits: [Duration] = []
            for part in parts {
                guard let wait = RetryPolicy.wait(String(part)) else { return nil }
                waits.append(wait)
            }
            self = .waits(waits)
        }
    }

    /// The form that `init` reads.
    package var description: String {
        switch self {
        case .waits(let waits): waits.isEmpty ? "none" : waits.map(\.text).joined(separator: ",")
        case .exponential(let backoff): backoff.description
        case .provider(let attempts): attempts.map { "provider,attempts=\($0)" } ?? "provider"
        }
    }

    /// Whether it is the provider's own.
    var isProvider: Bool { if case .provider = self { true } else { false } }

    static func attempts(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text).flatMap { (1...mostAttempts).contains($0) ? $0 : nil }
    }

    static func wait(_ text: String) -> Duration? {
        Duration(text: text).flatMap { $0 <= longestWait ? $0 : nil }
    }

    private static func sides(_ part: Substring) -> (name: Substring, value: String) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (sides.first ?? "", sides.count == 2 ? String(sides[1]) : "")
    }
}
