/// What the branches of `anyOf` or `oneOf` said, those apart that only came back to the schema which asks.
struct OpenBranches {
    /// The branches that match for sure.
    private(set) var matching = 0
    private var refusing = 0
    private var empty = 0
    private var isNegated = false
    private var head = Int.max

    mutating func add(_ isValid: Bool, _ answer: OpenAnswer) {
        guard isValid else {
            refusing += 1
            return
        }
        head = min(head, answer.head)
        switch answer.kind {
        case .settled: matching += 1
        case .nothing: empty += 1
        case .negated: isNegated = true
        }
    }

    /// Whether `anyOf` holds: a branch that only comes back is left out, and where nothing else is there, it says
    /// nothing.
    var any: (isValid: Bool, answer: OpenAnswer) {
        if matching > 0 { return (true, .settled) }
        if isNegated { return (true, OpenAnswer(kind: .negated, head: head)) }
        return refusing > 0 ? (false, .settled) : (true, OpenAnswer(kind: .nothing, head: head))
    }

    /// Whether `oneOf` holds: a branch that only comes back beside one that matches would make the whole the opposite
    /// of itself.
    var one: (isValid: Bool, answer: OpenAnswer) {
        if matching > 1 { return (false, .settled) }
        if isNegated || empty > 1 || (empty == 1 && matching == 1) {
            return (true, OpenAnswer(kind: .negated, head: head))
        }
        if matching == 1 { return (true, .settled) }
        return refusing > 0 ? (false, .settled) : (true, OpenAnswer(kind: .nothing, head: head))
    }
}
