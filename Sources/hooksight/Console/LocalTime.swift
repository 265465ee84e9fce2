import HookModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Times of day as the clock on the wall shows them, for the terminal: the app's own log beside it has them so, too.
enum LocalTime {
    /// `08:45:54`, in the time zone of `TZ` or of the machine.
    static func text(_ moment: Timestamp) -> String {
        guard let parts = parts(moment) else { return String(moment.description.dropFirst(11).prefix(8)) }
        return "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    }

    /// `2026-11-20`, in the same time zone.
    static func day(_ moment: Timestamp) -> String {
        guard let parts = parts(moment) else { return String(moment.description.prefix(10)) }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }

    /// `08:45:54` for moments of today, `11-26 08:45` for others.
    static func short(_ moment: Timestamp, now: Timestamp) -> String {
        guard let parts = parts(moment), let today = self.parts(now),
            parts.tm_yday != today.tm_yday || parts.tm_year != today.tm_year
        else { return text(moment) }
        return "\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) \(two(parts.tm_hour)):\(two(parts.tm_min))"
    }

    private static func parts(_ moment: Timestamp) -> tm? {
        var seconds = time_t(moment.milliseconds / 1000)
        var parts = tm()
        return localtime_r(&seconds, &parts) == nil ? nil : parts
    }

    private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
