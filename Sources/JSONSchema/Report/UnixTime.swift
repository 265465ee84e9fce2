/// Unix times as people mistake them for dates.
enum UnixTime {
    /// The RFC 3339 form in UTC of a time in seconds or milliseconds; nil outside the years 2000 to 2099, where a
    /// number is more likely something else.
    static func dateTime(_ time: Int) -> String? {
        let seconds = time >= 100_000_000_000 ? time / 1000 : time
        guard (946_684_800..<4_102_444_800).contains(seconds) else { return nil }
        var days = seconds / 86_400
        let rest = seconds % 86_400
        var year = 1970
        while days >= RFC3339.daysInYear(year) {
            days -= RFC3339.daysInYear(year)
            year += 1
        }
        var month = 1
        while days >= RFC3339.days(in: month, of: year) {
            days -= RFC3339.days(in: month, of: year)
            month += 1
        }
        return "\(year)-\(two(month))-\(two(days + 1))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
