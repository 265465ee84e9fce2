/// What a search found out.
enum PatternOutcome: Sendable, Hashable {
    /// The pattern matches somewhere in the text.
    case found
    /// It matches nowhere.
    case absent
    /// The budget was used up before it was known.
    case exhausted
}
