internal import HookModel

/// How much a store keeps; nil is without limit.
package struct RetentionLimits: Sendable, Hashable {
    /// Bytes that the database may take with its write-ahead log, from `leastBytes` up.
    package var bytes: Int?
    /// How many captures, from 1 up.
    package var captures: Int?
    /// How many days after they were received, from 1 up.
    package var days: Int?

    /// A store without captures takes a fifth of this.
    package static let leastBytes = 1_000_000

    /// Everything is kept.
    package static let unlimited = RetentionLimits()

    /// Makes limits.
    package init(bytes: Int? = nil, captures: Int? = nil, days: Int? = nil) {
        self.bytes = bytes.map { max($0, RetentionLimits.leastBytes) }
        self.captures = captures.map { max($0, 1) }
        self.days = days.map { max($0, 1) }
    }

    /// The moment at which captures that are just old enough to be dropped were received; nil without such a limit.
    func oldest(_ now: Timestamp) -> Timestamp? {
        days.map { Timestamp(milliseconds: now.milliseconds - Int64($0) * 86_400_000) }
    }
}
