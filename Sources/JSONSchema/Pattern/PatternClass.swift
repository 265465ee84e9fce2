import JSONText

/// The members of a character class.
struct PatternClass {
    var set = CodePointSet()
    /// Unicode properties, as PCRE2 writes them.
    var properties: [String] = []

    /// How many plain characters its test costs; PCRE2 goes through what is beyond ASCII one by one.
    var weight: Int {
        1 + properties.count + set.ranges.count { $0.upperBound > 0xFF } / 8
    }
}
