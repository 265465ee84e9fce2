/// A moment as queries write it, and how long the unit lasts that it is told in.
struct QueryMoment {
    /// The moment; for a day or a minute, its start.
    let start: Timestamp
    /// The unit in milliseconds: 1, 1,000, 60,000 or 86,400,000.
    let length: Int64

    /// Reads `10m` and `1d`, which are so long before now, and moments after RFC 3339, also as a date alone or without
    /// seconds; nil for anything else.
    init?(_ text: String, now: Timestamp) {
        if let length = QueryMoment.length(text), let start = Timestamp(text) {
            (self.start, self.length) = (QueryMoment.bounded(start.milliseconds), length)
        } else if QueryMoment.length(text) == 60_000, let start = Timestamp(QueryMoment.withSeconds(text)) {
            (self.start, length) = (start, 60_000)
        } else if text != "0", let start = QueryMoment.ago(text, now) {
            (self.start, length) = (start, 1)
        } else {
            return nil
        }
    }

    private static func ago(_ text: String, _ now: Timestamp) -> Timestamp? {
        let digits = text.dropLast()
        let isDays = text.last == "d" && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let days = isDays ? Int64(digits)?.multipliedReportingOverflow(by: 86_400_000) : nil
        guard let length = days ?? Duration(text: text).map({ ($0.wholeMilliseconds, false) }) else { return nil }
        let (start, overflow) = now.milliseconds.subtractingReportingOverflow(length.partialValue)
        return bounded(overflow || length.overflow ? .min : start)
    }

    /// A moment of the years 1 to 9999, the only ones that RFC 3339 writes: the first or the last for any beyond.
    static func bounded(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999))
    }

    /// How long the unit of a moment's text lasts; nil for what does not begin as a date.
    private static func length(_ text: String) -> Int64? {
        let bytes = Array(text.utf8.prefix(20))
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-") else { return nil }
        if bytes.count == 10 { return 86_400_000 }
        guard bytes.count > 16 else { return nil }
        if bytes[16] != UInt8(ascii: ":") { return 60_000 }
        return bytes.count > 19 && bytes[19] == UInt8(ascii: ".") ? 1 : 1000
    }

    /// `2026-11-20T10:00Z` with the seconds that RFC 3339 asks for.
    private static func withSeconds(_ text: String) -> String {
        var bytes = Array(text.utf8)
        bytes.insert(contentsOf: Array(":00".utf8), at: 16)
        return String(decoding: bytes, as: UTF8.self)
    }
}
