/// Sizes in bytes as queries write them.
enum QuerySize {
    private static let units: [(name: String, bytes: Int64)] = [
        ("", 1), ("b", 1), ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("tib", 1 << 40), ("kb", 1000),
        ("mb", 1_000_000), ("gb", 1_000_000_000), ("tb", 1_000_000_000_000),
    ]

    /// Reads `489`, `512B`, `64KiB` or `1GB`, in any case; nil for anything else.
    ///
    /// `GB` is 1,000,000,000 bytes (SI), `GiB` 1,073,741,824 (IEC 80000-13).
    static func parse(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).lowercased()
        guard let value = Int64(digits), let factor = units.first(where: { $0.name == unit })?.bytes else { return nil }
        let (bytes, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow ? nil : bytes
    }

    /// The shortest text of a size that `parse` reads: `10KiB`, `1000`.
    static func text(_ bytes: Int64) -> String {
        for (unit, size) in [("TiB", Int64(1) << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where bytes > 0 && bytes % size == 0 {
            return "\(bytes / size)\(unit)"
        }
        return "\(bytes)"
    }
}
