extension QueryNode {
    /// Between which ids every capture that fits is; nil where none can fit.
    package var idRange: ClosedRange<Int64>? {
        bounds(isNegated: false) { term in
            guard case .id(let asked) = term else { return nil }
            return asked.map(\.range)
        }
    }

    /// Between which moments every capture that fits was received; nil where none can fit.
    package var timeRange: ClosedRange<Timestamp>? {
        let range = bounds(isNegated: false) { term in
            guard case .received(let comparison, let moment) = term else { return nil }
            return [comparison.range(of: moment.milliseconds)]
        }
        return range.map { Timestamp(milliseconds: $0.lowerBound)...Timestamp(milliseconds: $0.upperBound) }
    }

    /// The smallest range that holds all numbers with which the tree can hold.
    ///
    /// - Parameters:
    ///   - isNegated: Whether it is asked for what does not hold.
    ///   - ranges: The ranges of a term, of which the number has to be in one; nil for a term about something else.
    /// - Returns: Nil where the tree can hold with no number.
    private func bounds(
        isNegated: Bool, _ ranges: (QueryTerm) -> [ClosedRange<Int64>?]?
    ) -> ClosedRange<Int64>? {
        switch self {
        case .term(let term):
            guard let ranges = ranges(term) else { return Int64.min...Int64.max }
            return isNegated ? QueryNode.outside(ranges) : QueryNode.hull(ranges)
        case .not(let part): return part.bounds(isNegated: !isNegated, ranges)
        case .all(let parts), .any(let parts):
            let bounds = parts.map { $0.bounds(isNegated: isNegated, ranges) }
            if case .all = self, !isNegated { return QueryNode.common(bounds) }
            if case .any = self, isNegated { return QueryNode.common(bounds) }
            return QueryNode.hull(bounds)
        }
    }

    private static func common(_ ranges: [ClosedRange<Int64>?]) -> ClosedRange<Int64>? {
        var result = Int64.min...Int64.max
        for range in ranges {
            guard let range, range.overlaps(result) else { return nil }
            result = result.clamped(to: range)
        }
        return result
    }

    private static func hull(_ ranges: [ClosedRange<Int64>?]) -> ClosedRange<Int64>? {
        let ranges = ranges.compactMap(\.self)
        guard let least = ranges.map(\.lowerBound).min(), let most = ranges.map(\.upperBound).max() else { return nil }
        return least...most
    }

    /// What lies in none of the ranges, and all between.
    private static func outside(_ ranges: [ClosedRange<Int64>?]) -> ClosedRange<Int64>? {
        let sorted = ranges.compactMap(\.self).sorted { $0.lowerBound < $1.lowerBound }
        var least = Int64.min
        for range in sorted where range.lowerBound <= least && range.upperBound >= least {
            if range.upperBound == .max { return nil }
            least = range.upperBound + 1
        }
        var most = Int64.max
        for range in sorted.sorted(by: { $0.upperBound > $1.upperBound })
        where range.upperBound >= most && range.lowerBound <= most {
            if range.lowerBound == .min { return nil }
            most = range.lowerBound - 1
        }
        return least <= most ? least...most : nil
    }
}

extension Query {
    /// Between which ids every capture that fits is; nil where none can fit.
    package var idRange: ClosedRange<Int64>? { (root ?? .everything).idRange }

    /// Between which moments every capture that fits was received; nil where none can fit.
    package var timeRange: ClosedRange<Timestamp>? { (root ?? .everything).timeRange }
}
