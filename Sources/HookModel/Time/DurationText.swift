extension Duration {
    /// Reads `200ms`, `5s`, `10m`, `2h` or `0`; nil for anything else, signs and fractions included.
    public init?(text: String) {
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
    public var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// The shortest of the forms that `init(text:)` reads: `90s`, `10m`, `1500ms`.
    public var text: String {
        let value = wholeMilliseconds
        if value % 1000 != 0 { return "\(value)ms" }
        if value != 0, value % 3_600_000 == 0 { return "\(value / 3_600_000)h" }
        if value != 0, value % 60_000 == 0 { return "\(value / 60_000)m" }
        return "\(value / 1000)s"
    }
}
