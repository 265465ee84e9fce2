internal import HookModel
internal import NIOCore

/// The `Date` header line, made once per second.
struct DateLine {
    private var second = Int64.min
    private var line = ByteBuffer()

    /// The line for this moment with its CRLF (IMF-fixdate of RFC 9110, section 5.6.7).
    mutating func bytes(at now: Timestamp) -> ByteBuffer {
        if now.seconds != second {
            second = now.seconds
            line = DateLine.make(second)
        }
        return line
    }

    private static func make(_ seconds: Int64) -> ByteBuffer {
        let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
        let date = CivilDate(daysSinceEpoch: days)
        let rest = Int(seconds) - days * 86_400
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = "\(weekdays[date.weekday]), \(two(date.day)) \(months[date.month - 1]) \(date.year)"
        return ByteBuffer(string: "Date: \(day) \(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) GMT\r\n")
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
