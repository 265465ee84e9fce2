extension Timestamp {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Reads the date form of HTTP headers, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    ///
    /// Nil for anything else, the two obsolete forms included. The weekday is not checked.
    public init?(httpDate text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[0].last == ",", words[5] == "GMT",
            let month = Timestamp.months.firstIndex(of: String(words[2]))
        else { return nil }
        var day = DigitReader(String(words[1]))
        var year = DigitReader(String(words[3]))
        var time = DigitReader(String(words[4]))
        guard let dayNumber = day.number(2), day.isAtEnd, let yearNumber = year.number(4), year.isAtEnd,
            let date = CivilDate(year: yearNumber, month: month + 1, day: dayNumber),
            let hour = time.number(2), hour < 24, time.skip(":"), let minute = time.number(2), minute < 60,
            time.skip(":"), let second = time.number(2), second <= 60, time.isAtEnd
        else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + (hour * 60 + minute) * 60 + second
        self.init(milliseconds: Int64(seconds) * 1000)
    }
}
