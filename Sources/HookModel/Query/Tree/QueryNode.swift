/// The syntax tree of a query.
///
/// What the parser makes, and `and(_:)`, `or(_:)` and `negated`, is in one normal form: no `all` stands directly in an
/// `all`, no `any` in an `any` and no `not` in a `not`, and both lists have at least two parts. Beside these there are
/// `all([])`, which everything fits, and its `not`, which nothing does.
package indirect enum QueryNode: Sendable, Hashable {
    /// Every part has to hold.
    case all([QueryNode])
    /// One part has to hold.
    case any([QueryNode])
    /// The part must not hold.
    case not(QueryNode)
    /// One condition.
    case term(QueryTerm)

    /// What everything fits.
    package static let everything = QueryNode.all([])
    /// What nothing fits.
    package static let nothing = QueryNode.not(.everything)

    /// What holds where all the parts do, in normal form.
    ///
    /// Where exactly one part asks how a delivery stands, and exactly one for its target, both have to be of the same
    /// delivery.
    package static func and(_ parts: [QueryNode]) -> QueryNode {
        var flat: [QueryNode] = []
        for part in parts {
            if case .all(let inner) = part { flat += inner } else { flat.append(part) }
        }
        joinDelivery(&flat)
        return flat.count == 1 ? flat[0] : .all(flat)
    }

    /// What holds where one of the parts does, in normal form.
    package static func or(_ parts: [QueryNode]) -> QueryNode {
        var flat: [QueryNode] = []
        for part in parts {
            if case .any(let inner) = part { flat += inner } else { flat.append(part) }
        }
        if flat.isEmpty { return .nothing }
        return flat.count == 1 ? flat[0] : .any(flat)
    }

    /// What holds where this does not, in normal form.
    package var negated: QueryNode {
        if case .not(let inner) = self { inner } else { .not(self) }
    }

    /// All terms of the tree, in order.
    package var terms: [QueryTerm] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.terms)
        case .not(let part): part.terms
        case .term(let term): [term]
        }
    }

    private static func joinDelivery(_ parts: inout [QueryNode]) {
        var stateAt: [Int] = []
        var targetAt: [Int] = []
        for (index, part) in parts.enumerated() {
            guard case .term(.delivery(let states, let targets)) = part else { continue }
            if targets.isEmpty { stateAt.append(index) }
            if states.isEmpty { targetAt.append(index) }
        }
        guard stateAt.count == 1, targetAt.count == 1,
            case .term(.delivery(let states, _)) = parts[stateAt[0]],
            case .term(.delivery(_, let targets)) = parts[targetAt[0]]
        else { return }
        parts[min(stateAt[0], targetAt[0])] = .term(.delivery(states: states, targets: targets))
        parts.remove(at: max(stateAt[0], targetAt[0]))
    }
}
