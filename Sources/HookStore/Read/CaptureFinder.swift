internal import GRDB
internal import HookModel

/// Finds the captures that fit a query, in the order asked for.
///
/// What indexes tell is asked of them; for the rest the rows are looked at as they are stored. Where indexes tell nothing
/// the table is read once, from its end or start.
final class CaptureFinder {
    /// The next step of a search.
    enum Step {
        case found(Int64)
        case ended
        /// The time is spent; captures behind `searchedTo` have not been looked at.
        case stopped
    }

    /// The last capture that was looked at; nil before the first.
    private(set) var searchedTo: Int64?
    private var candidates: CaptureCandidates?
    private let facets: FacetConditions
    private let rows: CaptureRows
    private let lookups: RowSubject.Lookups
    private let bounds: ClosedRange<Int64>?

    init(_ db: Database, _ search: CaptureSearch, _ recent: RecentEvents) throws {
        bounds = try SearchBounds(db, search).ids
        facets = try FacetConditions(db, search.node)
        lookups = try RowSubject.Lookups(db, facets.facets, recent)
        let start =
            switch search.order {
            case .newest: bounds.map { $0.upperBound == .max ? .max : $0.upperBound + 1 } ?? 0
            case .oldest: bounds.map { $0.lowerBound == .min ? .min : $0.lowerBound - 1 } ?? .max
            }
        if bounds != nil, facets.areSelective || search.node.requiredStates != nil || search.node.requiresDiagnosis {
            candidates = try CaptureCandidates(db, search, facets, behind: start)
        }
        let areLookedAt = candidates != nil || facets.tests.values.contains { !$0.isNothing }
        rows = try CaptureRows(db, behind: start, search.order, areLookedAt: areLookedAt)
    }

    /// Goes on to the next capture that fits.
    func next(_ budget: inout SearchBudget) throws -> Step {
        guard let bounds else { return .ended }
        while let candidate = try nextCandidate() {
            guard bounds.contains(candidate.id) else { return .ended }
            searchedTo = candidate.id
            if try fits(candidate, &budget) { return .found(candidate.id) }
            if try budget.isSpent() { return .stopped }
        }
        return .ended
    }

    private func nextCandidate() throws -> (id: Int64, facet: Int64?)? {
        if candidates != nil { return try candidates?.next() }
        return try rows.next().map { ($0.id, $0.facet) }
    }

    /// Looking into a longer body, in bytes, takes much longer than looking at the clock.
    private static let longBody = 4096

    private func fits(_ candidate: (id: Int64, facet: Int64?), _ budget: inout SearchBudget) throws -> Bool {
        if let facet = candidate.facet {
            guard let test = facets.tests[facet] else { return false }
            if test.isNothing { return true }
        }
        var facet = candidate.facet
        if candidates != nil { facet = try rows.go(to: candidate.id) }
        guard let facet, let test = facets.tests[facet] else { return false }
        let subject = RowSubject(row: rows.statement, lookups: lookups)
        if subject.bodySize > CaptureFinder.longBody { budget.tookLong() }
        return try test.test.fits(subject)
    }
}
