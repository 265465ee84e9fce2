/// Dates and times by RFC 3339, section 5.6, with the restrictions of section 5.7.
enum RFC3339 {
    typealias Text = UnsafeBufferPointer<UInt8>

    static func isDateTime(_ text: Text) -> Bool {
        text.count >= 20 && isDate(text, 0) && text[10] | 0x20 == UInt8(ascii: "t") && isTime(text, from: 11)
    }

    static func isDate(_ text: Text) -> Bool { text.count == 10 && isDate(text, 0) }

    static func isTime(_ text: Text) -> Bool { text.count >= 9 && isTime(text, from: 0) }

    static func daysInYear(_ year: Int) -> Int { isLeap(year) ? 366 : 365 }

    /// The number of days in a month from 1 to 12.
    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func isDate(_ text: Text, _ start: Int) -> Bool {
        guard let century = pair(text, start), let decade = pair(text, start + 2), text[start + 4] == UInt8(ascii: "-"),
            let month = pair(text, start + 5), text[start + 7] == UInt8(ascii: "-"), let day = pair(text, start + 8)
        else { return false }
        return (1...12).contains(month) && day >= 1 && day <= days(in: month, of: century * 100 + decade)
    }

    /// A time with its zone, to the end of the text; at least nine bytes follow `start`.
    private static func isTime(_ text: Text, from start: Int) -> Bool {
        guard let hour = pair(text, start), text[start + 2] == UInt8(ascii: ":"), let minute = pair(text, start + 3),
            text[start + 5] == UInt8(ascii: ":"), let second = pair(text, start + 6),
            hour <= 23, minute <= 59, second <= 60
        else { return false }
        var index = start + 8
        if text[index] == UInt8(ascii: ".") {
            let digits = index + 1
            index = digits
            while index < text.count, text[index] &- UInt8(ascii: "0") <= 9 { index += 1 }
            if index == digits { return false }
        }
        guard index < text.count, let offset = zone(text, index) else { return false }
        if second < 60 { return true }
        // A leap second is the last one of a day in UTC.
        return (hour * 60 + minute - offset + 2 * 1440) % 1440 == 1439
    }

    /// The minutes that a zone is ahead of UTC.
    private static func zone(_ text: Text, _ start: Int) -> Int? {
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
    private static func pair(_ text: Text, _ index: Int) -> Int? {
        let tens = text[index] &- UInt8(ascii: "0")
        let ones = text[index + 1] &- UInt8(ascii: "0")
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }
}
