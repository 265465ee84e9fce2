/// How many requests begin in a time.
enum SendRate {
    /// Reads `10/s`, `600/m` or `5/h` as the time from one to the next; nil for anything else.
    static func interval(_ text: String) -> Duration? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let digits = parts.first, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(digits),
            (1...1_000_000).contains(count)
        else { return nil }
        switch parts.count > 1 ? parts[1] : "" {
        case "s": return .seconds(1) / count
        case "m": return .seconds(60) / count
        case "h": return .seconds(3600) / count
        default: return nil
        }
    }
}
