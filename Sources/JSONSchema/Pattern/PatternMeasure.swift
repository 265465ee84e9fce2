/// How long the texts are that a part of a pattern matches, and how much work it can make.
struct PatternMeasure {
    /// The lengths of texts, in bytes, for which the choices are estimated.
    static let lengths = SIMD8<Double>(16, 32, 64, 128, 256, 1024, 16_384, 1_048_576)
    private static let unbounded = 1 << 30
    private static let endless = 1e18

    /// The fewest and most code points that it matches.
    var shortest = 0
    var longest = 0
    /// How many elements PCRE2 compiles it to.
    var elements = 0
    /// How many characters it looks at without any choice.
    var work = 0
    /// How often it walks over characters without leaving a choice where to stop.
    var scans = 0
    /// In how many ways it can match a text, at most, for each of the lengths.
    var choices = SIMD8<Double>(repeating: 1)

    /// One character, whose test costs as much as that of so many plain ones.
    static func character(weight: Int = 1) -> PatternMeasure {
        PatternMeasure(shortest: 1, longest: 1, elements: weight, work: weight)
    }

    /// What a group captured; comparing it may cost as much as the text is long.
    static let reference = PatternMeasure(longest: unbounded, elements: 1, work: 1, choices: lengths)

    var isOfOneLength: Bool { shortest == longest && longest < Self.unbounded }

    mutating func append(_ next: PatternMeasure) {
        shortest = Self.bounded(shortest + next.shortest)
        longest = Self.bounded(longest + next.longest)
        elements = Self.bounded(elements + next.elements)
        work = Self.bounded(work + next.work)
        scans = Self.bounded(scans + next.scans)
        choices = Self.bounded(choices * next.choices)
    }

    mutating func addAlternative(_ other: PatternMeasure) {
        shortest = min(shortest, other.shortest)
        longest = max(longest, other.longest)
        elements = Self.bounded(elements + other.elements + 1)
        work = Self.bounded(work + other.work)
        scans = Self.bounded(scans + other.scans)
        choices = Self.bounded(choices + other.choices)
    }

    func lookedAt() -> PatternMeasure {
        var around = self
        (around.shortest, around.longest) = (0, 0)
        return around
    }

    func repeated(_ count: PatternCount, isGroup: Bool) -> PatternMeasure {
        let minimum = min(count.minimum, Self.unbounded)
        let maximum = min(count.maximum ?? Self.unbounded, Self.unbounded)
        var result = self
        result.shortest = Self.bounded(shortest * minimum)
        result.longest = Self.bounded(longest * maximum)
        result.work = Self.bounded(work * max(1, minimum))
        result.scans = Self.bounded(scans * max(1, minimum))
        let copies = isGroup ? max(1, count.maximum ?? minimum) : 1 + minimum / PatternLimits.nativeCount
        result.elements = Self.bounded(elements * min(copies, Self.unbounded) + 1)
        result.choices = choices(from: minimum, to: maximum)
        return result
    }

    private func choices(from minimum: Int, to maximum: Int) -> SIMD8<Double> {
        if choices == SIMD8(repeating: 1) {
            return minimum == maximum
                ? choices
                : (Self.lengths + 1).clamped(
                    lowerBound: SIMD8(repeating: 1), upperBound: SIMD8(repeating: Double(maximum - minimum + 1)))
        }
        guard maximum <= 16 else { return SIMD8(repeating: Self.endless) }
        var ways = SIMD8<Double>(repeating: 1)
        for _ in 0..<maximum + (minimum == maximum ? 0 : 1) { ways = Self.bounded(ways * choices) }
        return minimum == maximum ? ways : Self.bounded(ways + 1)
    }

    /// The longest text, in bytes, for which a search without any budget costs no more than a few hundred steps a byte.
    func quickLength(isAnchored: Bool) -> Int {
        let starts = isAnchored ? SIMD8(repeating: 1) : Self.lengths
        let steps = choices * starts * (Self.lengths * Double(scans) + Double(max(1, work)))
        let bounds = Self.lengths * 256 + 4096
        var length = 0
        for index in Self.lengths.indices {
            guard steps[index] <= bounds[index] else { break }
            length = Int(Self.lengths[index])
        }
        return length
    }

    private static func bounded(_ value: Int) -> Int { min(value, unbounded) }

    private static func bounded(_ values: SIMD8<Double>) -> SIMD8<Double> {
        values.clamped(lowerBound: SIMD8(repeating: 0), upperBound: SIMD8(repeating: endless))
    }
}
