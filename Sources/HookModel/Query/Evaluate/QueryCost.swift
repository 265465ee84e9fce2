/// How dear it is to tell whether a term holds of a stored capture, cheap ones first.
package enum QueryCost: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// A facet tells: provider, listed event, verdicts, method.
    case facet
    /// A column or another row tells: id, time, size, status, deliveries.
    case row
    /// The findings or the head have to be looked at.
    case head
    /// The body has to be parsed.
    case document
    /// Everything has to be searched.
    case text

    /// Whether one is cheaper.
    package static func < (left: QueryCost, right: QueryCost) -> Bool { left.rawValue < right.rawValue }
}

extension QueryTerm {
    /// How dear it is to tell whether the term holds.
    package var cost: QueryCost {
        switch self {
        case .provider, .event, .payload, .method: .facet
        case .signature(let asked): asked.contains { if case .reason = $0 { true } else { false } } ? .head : .facet
        case .id, .received, .size, .status, .duplicate, .delivery: .row
        case .cause, .path, .header, .from: .head
        case .json: .document
        case .text: .text
        }
    }
}

extension QueryNode {
    /// The cost of the dearest term; that of a facet where there is none.
    package var cost: QueryCost {
        switch self {
        case .term(let term): term.cost
        case .not(let part): part.cost
        case .all(let parts), .any(let parts): parts.map(\.cost).max() ?? .facet
        }
    }

    /// The same tree with cheap parts before dear ones.
    var cheapestFirst: QueryNode {
        switch self {
        case .term: self
        case .not(let part): .not(part.cheapestFirst)
        case .all(let parts): .all(QueryNode.sorted(parts))
        case .any(let parts): .any(QueryNode.sorted(parts))
        }
    }

    private static func sorted(_ parts: [QueryNode]) -> [QueryNode] {
        let ranked = parts.map(\.cheapestFirst).enumerated().map { (cost: $1.cost, place: $0, node: $1) }
        return ranked.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }.map(\.node)
    }
}
