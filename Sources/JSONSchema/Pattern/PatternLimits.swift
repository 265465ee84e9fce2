/// How large patterns may be.
enum PatternLimits {
    /// The longest pattern, in code points.
    static let length = 65_536
    /// How deep groups may stand in each other; PCRE2 compiles them by recursion.
    static let depth = 200
    /// How many groups may have names, which are compared with each other.
    static let names = 256
    /// How many groups may capture in a pattern with back references, and how many references it may have.
    static let captures = 1000
    /// The largest number in a repetition of a single character.
    static let count = 500_000
    /// The largest number in a repetition of a group; PCRE2 writes groups out, each copy within the one before.
    static let groupCount = 1000
    /// The largest number that PCRE2 takes.
    static let nativeCount = 65_535
    /// How many elements a pattern may have when its groups are written out as often as they are repeated.
    static let elements = 65_536
    /// How many characters a pattern may have to look at, at one place of a text, without any choice.
    static let work = 500_000
}
