/// A group of a pattern, and where it stands.
struct PatternGroup {
    enum Kind {
        case root
        case capturing
        case plain
        case lookahead(isNegative: Bool)
        case lookbehind(isNegative: Bool)
    }

    let kind: Kind
    /// The group around it and in which of its alternatives; the root is its own parent.
    let parent: Int
    let alternative: Int
    /// Where its parenthesis opens, in code points of the pattern.
    let start: Int
    var end = Int.max
    var alternatives = 1
    var count = PatternCount.once
    /// The fewest code points that it matches once.
    var shortest = 0

    /// Whether what is around it can match without it.
    var isOptional: Bool {
        switch kind {
        case .lookahead(let isNegative), .lookbehind(let isNegative): isNegative
        default: count.minimum == 0
        }
    }

    var isLook: Bool {
        switch kind {
        case .lookahead, .lookbehind: true
        default: false
        }
    }
}
