/// A run of a query without white space outside of quotes: what it says, and which bytes stood in quotes.
struct QueryWord {
    /// What the word says, without its quotes, as UTF-8.
    private(set) var bytes: [UInt8] = []
    /// For each byte whether it stood in quotes.
    private var isQuoted: [Bool] = []
    /// For each byte where it stands in the source.
    private var places: [Int] = []
    /// Before which byte each part in quotes begins, in order.
    private var quotes: [Int] = []
    /// Where the word stands in the source.
    var range = 0..<0
    /// Where a quote begins that nothing ends.
    var openQuote: Int?

    mutating func append(_ byte: UInt8, isQuoted: Bool, at place: Int) {
        bytes.append(byte)
        self.isQuoted.append(isQuoted)
        places.append(place)
    }

    mutating func beginQuote() { quotes.append(bytes.count) }

    /// All that the word says.
    var whole: Range<Int> { bytes.indices }

    /// Whether a part of the word stood in quotes, be it empty.
    func hasQuotes(in range: Range<Int>) -> Bool {
        if range.contains(where: { isQuoted[$0] }) { return true }
        // Quotes with nothing between them leave no byte, and are found by their place.
        var low = 0
        var high = quotes.count
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < quotes.count && quotes[low] <= range.upperBound
    }

    /// Whether the byte at an index stands there, outside of quotes.
    func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
        index < bytes.count && !isQuoted[index] && bytes[index] == UInt8(ascii: character)
    }

    /// The first of the characters outside of quotes.
    func first(of characters: StaticString, in range: Range<Int>) -> Int? {
        let wanted = UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount)
        return range.first { !isQuoted[$0] && wanted.contains(bytes[$0]) }
    }

    /// A part as text.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A part as a pattern: wildcards are wildcards outside of quotes.
    func pattern(_ range: Range<Int>) -> QueryPattern {
        QueryPattern(codes: range.lazy.map { isQuoted[$0] ? UInt16(bytes[$0]) : QueryPattern.code(bytes[$0]) })
    }

    /// The parts between commas outside of quotes; at least one, be it empty.
    func parts(_ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where has(",", at: index) {
            parts.append(start..<index)
            start = index + 1
        }
        return parts + [start..<range.upperBound]
    }

    /// Where a part stands in the source; an empty one is told by the whole word.
    func place(of part: Range<Int>) -> Range<Int> {
        guard let last = part.last else { return range }
        return places[part.lowerBound]..<(places[last] + 1)
    }
}
