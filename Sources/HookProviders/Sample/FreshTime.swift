internal import HookModel

/// The time now, in the form of an example.
enum FreshTime {
    /// RFC 3339 with as many digits of a fraction and the offset of the example, a date for a date, Unix seconds or
    /// milliseconds for digits; nil where the example is none of these.
    static func like(_ example: String, at now: Timestamp) -> String? {
        guard Timestamp(example) != nil else {
            return example.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(example).map { unix($0, now) } : nil
        }
        guard example.utf8.count > 10 else { return String(now.description.prefix(10)) }
        let behind = example.dropFirst(19)
        let fraction = behind.first == "." ? behind.dropFirst().prefix { $0.isNumber }.count : 0
        let offset = behind.dropFirst(fraction > 0 ? fraction + 1 : 0)
        let shifted = Timestamp(milliseconds: now.milliseconds + minutes(offset) * 60_000).description
        let separator = example.dropFirst(10).prefix(1)
        let digits = shifted.dropFirst(20).prefix(3) + String(repeating: "0", count: max(0, fraction - 3))
        return shifted.prefix(10) + separator + shifted.dropFirst(11).prefix(8)
            + (fraction > 0 ? "." + digits.prefix(fraction) : "") + offset
    }

    /// Unix time in the unit of the example: what is too large for seconds is milliseconds.
    static func unix(_ example: Int64, _ now: Timestamp) -> String {
        // As seconds this would be the year 5138.
        example > 100_000_000_000 ? "\(now.milliseconds)" : "\(now.seconds)"
    }

    /// The minutes east of UTC; 0 for `Z`.
    private static func minutes(_ offset: Substring) -> Int64 {
        let parts = offset.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard parts.count == 2 else { return 0 }
        return (parts[0] * 60 + parts[1]) * (offset.first == "-" ? -1 : 1)
    }
}
