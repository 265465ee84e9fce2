internal import GRDB
internal import HookModel

/// The ids of captures whose facet and deliveries can fit a query, in the order asked for, found by indexes alone.
struct CaptureCandidates {
    private var recent: NextCaptures?
    private var runs: MergedRuns<CandidateQuery.Source>
    private let sources: [CandidateQuery.Source]
    private let facets: FacetConditions
    private let reader: CandidateReader
    private var last: Int64?

    /// Asking each of so many facets for its next capture costs less than a page of captures.
    private static let fewFacets = 32

    /// Starts behind an id.
    init(_ db: Database, _ search: CaptureSearch, _ facets: FacetConditions, behind id: Int64) throws {
        reader = CandidateReader(db, search.order)
        self.facets = facets
        sources = CaptureCandidates.sources(search, facets)
        let isMany =
            sources.count > CaptureCandidates.fewFacets && search.node.requiredStates == nil
            && !search.node.requiresDiagnosis
        runs = MergedRuns([], search.order)
        if isMany {
            recent = try NextCaptures(db, search.order, behind: id)
        } else {
            runs = try MergedRuns(reader.heads(of: sources, behind: id), search.order)
        }
        order = search.order
    }

    private let order: CaptureOrder

    private static func sources(_ search: CaptureSearch, _ facets: FacetConditions) -> [CandidateQuery.Source] {
        let tags = search.node.requiredEvents.map { $0.map(EventTag.of) + [EventTag.several] }
        // Few captures fail, and of those that pass nothing is explained.
        if search.node.requiresDiagnosis { return [.diagnosed] }
        let states = search.node.requiredStates
        if let states, !states.contains(.delivered), !facets.areSelective {
            return Set(states).map { .undelivered($0) }
        }
        return facets.tests.keys.sorted().flatMap { facet -> [CandidateQuery.Source] in
            if let states { return Set(states).map { .delivered(facet, $0) } }
            if let tags, facets.hidingEvents.contains(facet) { return Set(tags).map { .tagged(facet, tag: $0) } }
            return [.facet(facet)]
        }
    }

    /// The next id, and its facet where that is known; nil after the last.
    mutating func next() throws -> (id: Int64, facet: Int64?)? {
        while let (id, facet) = try recent?.next() {
            if facets.tests[facet] != nil { return (id, facet) }
        }
        if let end = recent?.last {
            recent = nil
            runs = try MergedRuns(reader.heads(of: sources, behind: end), order)
        }
        let reader = reader
        while let found = try runs.next(more: reader.ids) {
            // A capture may have deliveries in several states.
            if found.id == last { continue }
            last = found.id
            return (found.id, found.source.facet == 0 ? nil : found.source.facet)
        }
        return nil
    }
}

/// The next captures with their facets: where many facets fit, a page is mostly found among them, without asking each
/// facet.
private final class NextCaptures {
    private let statement: PreparedStatement
    private(set) var last: Int64

    private static let limit: Int64 = 2000

    init(_ db: Database, _ order: CaptureOrder, behind id: Int64) throws {
        last = id
        statement = try PreparedStatement(db, CandidateQuery.recent(order))
        statement.bind(1, id)
        statement.bind(2, NextCaptures.limit)
    }

    func next() throws -> (id: Int64, facet: Int64)? {
        guard try statement.step() else { return nil }
        last = statement.integer(at: 0)
        return (last, statement.integer(at: 1))
    }
}
