/// Why a pattern cannot be used: it is no regular expression of ECMA-262, or it asks for more than can be matched here.
struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, as a phrase that says what to write instead where that is known.
    let message: String
    /// Where in the pattern, in code points from 0.
    let offset: Int

    var description: String { "\(message), at character \(offset + 1) of the pattern" }
}
