/// A set of code points, as ranges; surrogates are left out, because no text in UTF-8 has them.
struct CodePointSet {
    private(set) var ranges: [ClosedRange<UInt32>] = []

    static let digits = CodePointSet([0x30...0x39])
    static let wordCharacters = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// White space and line terminators of ECMA-262 (12.2, 12.3): every space separator, and U+FEFF.
    static let whiteSpace = CodePointSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// What `.` does not match.
    static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        self.ranges = ranges
    }

    var isEmpty: Bool { ranges.isEmpty }
    var isEverything: Bool { ranges == [0...0xD7FF, 0xE000...0x10FFFF] }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        if range.lowerBound < 0xD800 { ranges.append(range.lowerBound...min(range.upperBound, 0xD7FF)) }
        if range.upperBound > 0xDFFF { ranges.append(max(range.lowerBound, 0xE000)...range.upperBound) }
    }

    mutating func formUnion(_ other: CodePointSet) {
        ranges += other.ranges
    }

    /// Sorts the ranges and joins those that touch.
    mutating func normalize() {
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        ranges = joined
    }

    /// Whether no code point is in both; the ranges of both must be sorted.
    func isDisjoint(with other: CodePointSet) -> Bool {
        var (index, place) = (0, 0)
        while index < ranges.count, place < other.ranges.count {
            if ranges[index].overlaps(other.ranges[place]) { return false }
            if ranges[index].upperBound < other.ranges[place].upperBound { index += 1 } else { place += 1 }
        }
        return true
    }

    /// Everything else; the ranges must be sorted and apart.
    var complement: CodePointSet {
        var others = CodePointSet()
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { others.insert(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { others.insert(next...0x10FFFF) }
        return others
    }
}
