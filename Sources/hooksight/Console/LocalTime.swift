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
        var seconds = time_t(moment.milliseconds / 1000)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return String(moment.description.dropFirst(11).prefix(8)) }
        let two = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    }
}
