/// How JSON that says the same is written otherwise, in stable words.
package enum Spelling: String, Sendable, Hashable, CaseIterable {
    /// The members of an object come in another order.
    case memberOrder = "member_order"
    /// The same characters in a string, escaped otherwise.
    case escapes
    /// The same number, written otherwise: `1.0` for `1`.
    case numbers = "number_spelling"
    /// White space between tokens.
    case whiteSpace = "white_space"
}
