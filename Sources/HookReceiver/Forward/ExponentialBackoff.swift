internal import HookModel

/// Waits that grow by a factor up to a longest one, each a little shorter or longer by chance.
package struct ExponentialBackoff: Sendable, Hashable {
    /// The wait before the second attempt.
    package var first: Duration = .seconds(1)
    /// By what each wait is longer than the one before; from 1 up.
    package var factor = 2.0
    /// No wait is longer.
    package var longest: Duration = .seconds(600)
    /// How many attempts there are in all; from 1 up.
    package var attempts = 8
    /// By how much of its length a wait may be shorter or longer, in percent from 0 to 100.
    ///
    /// Without it, everything that failed together is tried again together.
    package var jitter = 20

    /// Makes the usual one: eight attempts, from 1 s up to 10 min, give or take 20 %.
    package init() {}

    /// The wait after an attempt, from 1 up, without its chance.
    func wait(after attempt: Int) -> Duration {
        var wait = Double(first.wholeMilliseconds)
        let limit = Double(longest.wholeMilliseconds)
        for _ in 1..<max(1, min(attempt, 1000)) where wait < limit { wait *= factor }
        return .milliseconds(Int64(min(wait, limit)))
    }

    /// Reads one of `first=1s`, `factor=2`, `max=10m`, `attempts=8`, `jitter=20%`; false for anything else.
    mutating func set(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "first":
            guard let time = RetryPolicy.wait(value), time > .zero else { return false }
            first = time
        case "factor":
            let isPlain = value.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            guard isPlain, let number = Double(value), (1...1000).contains(number) else { return false }
            factor = number
        case "max":
            guard let time = RetryPolicy.wait(value), time > .zero else { return false }
            longest = time
        case "attempts":
            guard let number = RetryPolicy.attempts(value) else { return false }
            attempts = number
        case "jitter":
            let digits = value.hasSuffix("%") ? String(value.dropLast()) : value
            guard !digits.hasPrefix("+"), let number = Int(digits), (0...100).contains(number) else { return false }
            jitter = number
        default: return false
        }
        return true
    }
}

extension ExponentialBackoff: CustomStringConvertible {
    /// The form that `RetryPolicy` reads.
    package var description: String {
        let number = factor == factor.rounded() ? "\(Int(factor))" : "\(factor)"
        return
            "exponential,first=\(first.text),factor=\(number),max=\(longest.text),attempts=\(attempts),jitter=\(jitter)%"
    }
}
