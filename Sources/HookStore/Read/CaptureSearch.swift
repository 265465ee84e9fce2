package import HookModel

/// Which captures are looked for, where, and in which order.
package struct CaptureSearch: Sendable {
    /// What they have to fit; nil asks for all.
    package var root: QueryNode?
    /// Which come first.
    package var order: CaptureOrder
    /// Only captures with a smaller id, where one is given.
    package var before: Int64?
    /// Only captures with a greater id, where one is given.
    package var after: Int64?

    /// Makes a search.
    package init(
        _ root: QueryNode?, order: CaptureOrder = .newest, before: Int64? = nil, after: Int64? = nil
    ) {
        self.root = root
        self.order = order
        self.before = before
        self.after = after
    }

    /// The tree; everything where none is given.
    var node: QueryNode { root ?? .everything }

    /// Whether captures are looked into, which can take seconds, and not found by indexes alone.
    package var looksIntoCaptures: Bool { node.cost > .facet && !node.isOfIndexes }
}

extension QueryNode {
    /// Whether facets, ids, times and the states of deliveries tell everything.
    fileprivate var isOfIndexes: Bool {
        switch self {
        case .all(let parts): parts.allSatisfy(\.isOfIndexes)
        case .term(.delivery(let states, let targets)): !states.isEmpty && targets.isEmpty
        case .term(.id), .term(.received): true
        case .term, .any, .not: cost == .facet
        }
    }

    /// The parts that all have to hold.
    var conjuncts: [QueryNode] {
        if case .all(let parts) = self { parts } else { [self] }
    }

    /// The states of which a delivery has to have one; nil where none is asked for.
    var requiredStates: [DeliveryState]? {
        for case .term(.delivery(let states, _)) in conjuncts where !states.isEmpty { return states }
        return nil
    }

    /// The types of which an event has to have one, without wildcards; nil where others may do.
    var requiredEvents: [String]? {
        for case .term(.event(let patterns)) in conjuncts {
            let types = patterns.compactMap(\.literal)
            if types.count == patterns.count, !types.contains("") { return types }
        }
        return nil
    }

    /// Whether a capture has to have a diagnosis: a cause is asked for.
    var requiresDiagnosis: Bool {
        conjuncts.contains { if case .term(.cause) = $0 { true } else { false } }
    }

    /// How many terms look into captures.
    var dearTerms: Int { terms.count { $0.cost > .row } }
}
