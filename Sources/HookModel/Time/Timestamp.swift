/// A moment in milliseconds since 1970-01-01T00:00:00Z.
@frozen
@usableFromInline
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Milliseconds since the epoch; negative before it.
    @usableFromInline package let milliseconds: Int64

    /// Makes a moment from milliseconds since the epoch.
    @inlinable
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Whole seconds since the epoch, rounded down.
    @inlinable
    package var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

    /// Whether one moment comes before another.
    @inlinable
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment after RFC 3339, in UTC with milliseconds: `2026-11-20T10:30:00.123Z`.
    @usableFromInline
    package var description: String {
        let date = CivilDate(daysSinceEpoch: Int(seconds.floorQuotient(by: 86_400)))
        let second = Int(seconds.floorRemainder(by: 86_400))
        let fraction = Int(milliseconds.floorRemainder(by: 1000))
        return "\(date)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
            + ".\(padded(fraction, 3))Z"
    }

    /// Reads an RFC 3339 date and time with its offset, or a date alone (midnight UTC); nil for anything else.
    ///
    /// A leap second counts as the second after it; digits beyond milliseconds are dropped.
    package init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        var total = Int64(date.daysSinceEpoch) * 86_400_000
        if !reader.isAtEnd {
            guard reader.skip("T") || reader.skip("t") || reader.skip(" "), let hour = reader.number(2), hour < 24,
                reader.skip(":"), let minute = reader.number(2), minute < 60, reader.skip(":"),
                let second = reader.number(2), second <= 60, let fraction = reader.milliseconds(),
                let offset = reader.offset(), reader.isAtEnd
            else { return nil }
            total += Int64((hour * 60 + minute - offset) * 60 + second) * 1000 + Int64(fraction)
        }
        self.init(milliseconds: total)
    }
}

func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int64 {
    func floorQuotient(by divisor: Int64) -> Int64 { self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor) }
    func floorRemainder(by divisor: Int64) -> Int64 { self - floorQuotient(by: divisor) * divisor }
}
