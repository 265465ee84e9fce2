/// Dates and times by RFC 3339, section 5.6, with the restrictions of section 5.7.
enum RFC3339 {
    static func isDateTime(_ text: UTF8Text) -> Bool {
        guard text.count >= 20, isDate(text, 0), text[10] | 0x20 == UInt8(ascii: "t"),
            let time = time(text, from: 11)
        else { return false }
        return !time.isLeapSecond || endsMonth(text, dayOffset: time.dayOffset)
    }

    static func isDate(_ text: UTF8Text) -> Bool { text.count == 10 && isDate(text, 0) }

    static func isTime(_ text: UTF8Text) -> Bool { text.count >= 9 && time(text, from: 0) != nil }

    static func daysInYear(_ year: Int) -> Int { isLeap(year) ? 366 : 365 }

    /// The number of days in a month from 1 to 12.
    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let minutesInDay = 1440

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func isDate(_ text: UTF8Text, _ start: Int) -> Bool {
        guard let century = pair(text, start), let decade = pair(text, start + 2), text[start + 4] == UInt8(ascii: "-"),
            let month = pair(text, start + 5), text[start + 7] == UInt8(ascii: "-"), let day = pair(text, start + 8)
        else { return false }
        return (1...12).contains(month) && day >= 1 && day <= days(in: month, of: century * 100 + decade)
    }

    /// Whether the date at the start of the text is the last of a month in UTC, as it must be for a leap second.
    private static func endsMonth(_ text: UTF8Text, dayOffset: Int) -> Bool {
        guard let century = pair(text, 0), let decade = pair(text, 2), let month = pair(text, 5),
            let day = pair(text, 8)
        else { return false }
        let last = days(in: month, of: century * 100 + decade)
        return day + dayOffset == last || day + dayOffset == 0
    }

    /// A time with its zone, to the end of the text, and how many days the date in UTC is ahead of the one written
    /// (told for leap seconds only); at least nine bytes follow `start`.
    private static func time(_ text: UTF8Text, from start: Int) -> (isLeapSecond: Bool, dayOffset: Int)? {
        guard let hour = pair(text, start), text[start + 2] == UInt8(ascii: ":"), let minute = pair(text, start + 3),
            text[start + 5] == UInt8(ascii: ":"), let second = pair(text, start + 6),
            hour <= 23, minute <= 59, second <= 60
        else { return nil }
        var index = start + 8
        if text[index] == UInt8(ascii: ".") {
            let digits = index + 1
            index = digits
            while index < text.count, text[index] &- UInt8(ascii: "0") <= 9 { index += 1 }
            if index == digits { return nil }
        }
        guard index < text.count, let offset = zone(text, index) else { return nil }
        if second < 60 { return (false, 0) }
        // A leap second is the last one of a day in UTC; no offset is as long as a day.
        let minutes = hour * 60 + minute - offset + minutesInDay
        guard minutes % minutesInDay == minutesInDay - 1 else { return nil }
        return (true, minutes / minutesInDay - 1)
    }

    /// The minutes that a zone is ahead of UTC.
    private static func zone(_ text: UTF8Text, _ start: Int) -> Int? {
        let sign = text[start]
        if sign | 0x20 == UInt8(ascii: "z") { return text.count == start + 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), text.count == start + 6,
            let hours = pair(text, start + 1), text[start + 3] == UInt8(ascii: ":"),
            let minutes = pair(text, start + 4),
            hours <= 23, minutes <= 59
        else { return nil }
        return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// Two digits.
    @inline(__always)
    private static func pair(_ text: UTF8Text, _ index: Int) -> Int? {
        let tens = text[index] &- UInt8(ascii: "0")
        let ones = text[index + 1] &- UInt8(ascii: "0")
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }
}
