internal import GRDB
internal import HookModel

/// The ids of captures whose facet and deliveries fit a filter, newest first, found by index alone.
struct CaptureCandidates {
    /// An id; and whether the capture itself has to be asked for its event, because its facet stands for any.
    typealias Candidate = (id: Int64, hidesEvent: Bool)

    private var recent: RecentCaptures?
    private var runs: MergedRuns<CandidateQuery.Source>
    private let facets: [Int64: Bool]
    private let reader: CandidateReader

    /// Asking each of so many facets for its newest capture costs less than a page of captures.
    private static let fewFacets = 32

    /// Starts with the greatest id that is smaller than `before`.
    init(_ db: Database, _ filter: CaptureFilter, before: Int64) throws {
        reader = CandidateReader(db, filter)
        if let state = filter.delivery, state != .delivered, !filter.asksForFacets {
            facets = [:]
            runs = try MergedRuns(reader.heads(of: [.undelivered(state)], before: before))
            return
        }
        facets = try reader.facets()
        if facets.count > CaptureCandidates.fewFacets, filter.delivery == nil {
            recent = try RecentCaptures(db, before: before)
            runs = MergedRuns([])
        } else {
            runs = try MergedRuns(reader.heads(of: facets.flatMap(reader.sources), before: before))
        }
    }

    /// The next smaller id; nil after the last.
    mutating func next() throws -> Candidate? {
        while let (id, facet) = try recent?.next() {
            if let hidesEvent = facets[facet] { return (id, hidesEvent) }
        }
        if let last = recent?.last {
            recent = nil
            runs = try MergedRuns(reader.heads(of: facets.flatMap(reader.sources), before: last))
        }
        let reader = reader
        return try runs.next(more: reader.ids).map { ($0.id, facets[$0.source.facet] ?? false) }
    }
}

/// The newest captures with their facets: where many facets fit, a page is mostly found among them, without asking each
/// facet.
private final class RecentCaptures {
    private let statement: PreparedStatement
    private(set) var last: Int64

    private static let limit: Int64 = 2000

    init(_ db: Database, before: Int64) throws {
        last = before
        statement = try PreparedStatement(db, CandidateQuery.recent)
        statement.bind(1, before)
        statement.bind(2, RecentCaptures.limit)
    }

    func next() throws -> (id: Int64, facet: Int64)? {
        guard try statement.step() else { return nil }
        last = statement.integer(at: 0)
        return (last, statement.integer(at: 1))
    }
}
