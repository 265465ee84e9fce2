extension Duration {
    /// Reads `200ms`, `5s`, `10m`, `2h` or `0`; nil for anything else, signs and fractions included.
    package init?(text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let value = Int64(digits) else { return nil }
        let (scaled, overflow): (Int64, Bool)
        switch text.dropFirst(digits.count) {
        case "ms": (scaled, overflow) = (value, false)
        case "s": (scaled, overflow) = value.multipliedReportingOverflow(by: 1000)
        case "m": (scaled, overflow) = value.multipliedReportingOverflow(by: 60_000)
        case "h": (scaled, overflow) = value.multipliedReportingOverflow(by: 3_600_000)
        case "" where value == 0: (scaled, overflow) = (0, false)
        default: return nil
        }
        if overflow { return nil }
        self = .milliseconds(scaled)
    }

    /// The duration in whole milliseconds, rounded towards zero.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// The shortest of the forms that `init(text:)` reads: `90s`, `10m`, `1500ms`.
    package var text: String {
        let value = wholeMilliseconds
        if value % 1000 != 0 { return "\(value)ms" }
        if value != 0, value % 3_600_000 == 0 { return "\(value / 3_600_000)h" }
        if value != 0, value % 60_000 == 0 { return "\(value / 60_000)m" }
        return "\(value / 1000)s"
    }

    /// The duration in one or two units, rounded to the smaller: `340 ms`, `1.5 s`, `10 min`, `1 h 17 min`, `7 d`.
    ///
    /// For people; `text` is what `init(text:)` reads. One below zero is `0 ms`.
    package var spoken: String {
        let value = max(0, wholeMilliseconds)
        if value < 1000 { return "\(value) ms" }
        if value < 10_000 {
            let tenths = (value + 50) / 100
            return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
        }
        let seconds = value / 1000 + (value % 1000 >= 500 ? 1 : 0)
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return Duration.pair(seconds, 60, "min", "s") }
        let minutes = value / 60_000 + (value % 60_000 >= 30_000 ? 1 : 0)
        if minutes < 2880 { return Duration.pair(minutes, 60, "h", "min") }
        return Duration.pair(value / 3_600_000 + (value % 3_600_000 >= 1_800_000 ? 1 : 0), 24, "d", "h")
    }

    private static func pair(_ value: Int64, _ size: Int64, _ large: String, _ small: String) -> String {
        value % size == 0 ? "\(value / size) \(large)" : "\(value / size) \(large) \(value % size) \(small)"
    }
}
