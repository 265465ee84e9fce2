/// What keeps a query small enough to be parsed, translated and evaluated wherever it comes from.
package enum QueryLimits {
    /// The longest source, in bytes of UTF-8; a longer one is searched as text, cut to this.
    package static let length = 65_536
    /// The deepest nesting of parentheses; deeper ones are passed over.
    package static let depth = 64
    /// The most terms; a query with more is searched as text.
    package static let terms = 512
    /// The most problems that are listed.
    package static let problems = 32
    /// The longest message, in characters.
    package static let messageLength = 80
}
