extension Timestamp {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let longDays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    /// Reads a date of HTTP headers in each of its three forms (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`,
    /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
    ///
    /// Nil for anything else; names are case-sensitive. Whether the weekday is that of the day is not checked.
    ///
    /// - Parameters:
    ///   - text: The date.
    ///   - now: The moment for years of two digits: one that would be more than fifty years away is of the century
    ///     before or after.
    package init?(httpDate text: String, now: Timestamp) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let found: Timestamp?
        switch words.count {
        case 6 where words[5] == "GMT":
            guard Timestamp.days.contains(where: { words[0] == $0 + "," }) else { return nil }
            found = Timestamp.moment(words[3], 4, words[2], words[1], 2, words[4])
        case 4 where words[3] == "GMT":
            let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, Timestamp.longDays.contains(where: { words[0] == $0 + "," }) else { return nil }
            found = Timestamp.nearest(parts, words[2], now: now)
        case 5:
            guard Timestamp.days.contains(String(words[0])) else { return nil }
            found = Timestamp.moment(words[4], 4, words[1], words[2], 2, words[3])
        case 6 where words[2].isEmpty:
            guard Timestamp.days.contains(String(words[0])) else { return nil }
            found = Timestamp.moment(words[5], 4, words[1], words[3], 1, words[4])
        default: return nil
        }
        guard let found else { return nil }
        self = found
    }

    /// The moment of a date whose year has two digits, in the century that brings it nearest to now.
    private static func nearest(_ parts: [Substring], _ time: Substring, now: Timestamp) -> Timestamp? {
        let today = CivilDate(daysSinceEpoch: Int(now.seconds.floorQuotient(by: 86_400)))
        let moments = (-1...1).compactMap { shift in
            moment(parts[2], 2, parts[1], parts[0], 2, time, century: today.year / 100 + shift)
        }
        // Of the centuries before, of and after now the last that is not too far away.
        return moments.last { $0 <= now.moved(byYears: 50, from: today) }
    }

    /// The same time of the same day in another year; of the day before where that year has no such day.
    private func moved(byYears years: Int, from day: CivilDate) -> Timestamp {
        let there =
            CivilDate(year: day.year + years, month: day.month, day: day.day)
            ?? CivilDate(year: day.year + years, month: day.month, day: day.day - 1)
        let days = (there ?? day).daysSinceEpoch - day.daysSinceEpoch
        return Timestamp(milliseconds: milliseconds + Int64(days) * 86_400_000)
    }

    private static func moment(
        _ year: Substring, _ yearWidth: Int, _ month: Substring, _ day: Substring, _ dayWidth: Int, _ time: Substring,
        century: Int = 0
    ) -> Timestamp? {
        guard let monthIndex = months.firstIndex(of: String(month)), let dayNumber = number(day, dayWidth),
            let yearNumber = number(year, yearWidth),
            let date = CivilDate(year: century * 100 + yearNumber, month: monthIndex + 1, day: dayNumber)
        else { return nil }
        var reader = DigitReader(String(time))
        guard let hour = reader.number(2), hour < 24, reader.skip(":"), let minute = reader.number(2), minute < 60,
            reader.skip(":"), let second = reader.number(2), second <= 60, reader.isAtEnd
        else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + (hour * 60 + minute) * 60 + second
        return Timestamp(milliseconds: Int64(seconds) * 1000)
    }

    private static func number(_ text: Substring, _ width: Int) -> Int? {
        var reader = DigitReader(String(text))
        guard let value = reader.number(width), reader.isAtEnd else { return nil }
        return value
    }
}
