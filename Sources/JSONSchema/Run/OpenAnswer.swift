/// What is still open of an answer because a schema came back to itself at the same place.
///
/// An answer of yes is settled, or rests on nothing but the coming back, or cannot be given because it depends on its
/// own negation. An answer of no is always settled.
struct OpenAnswer {
    enum Kind {
        case settled
        /// It said nothing: what came back is left out.
        case nothing
        /// It depends on its own negation.
        case negated
    }

    var kind: Kind
    /// The outermost frame that an answer came back to; `Int.max` where none is.
    var head: Int

    static let settled = OpenAnswer(kind: .settled, head: .max)
    /// What to start from when answers are joined: of no answers there is nothing.
    static let none = OpenAnswer(kind: .nothing, head: .max)

    /// The answer of two that must both hold.
    func and(_ other: OpenAnswer) -> OpenAnswer {
        let head = min(head, other.head)
        if kind == .negated || other.kind == .negated { return OpenAnswer(kind: .negated, head: head) }
        return kind == .settled || other.kind == .settled ? .settled : OpenAnswer(kind: .nothing, head: head)
    }
}
