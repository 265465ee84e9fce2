internal import GRDB
internal import HookModel

/// Runs the queries for the ids that can fit one query.
final class CandidateReader {
    private let db: Database
    private let order: CaptureOrder
    private var statements: [String: PreparedStatement] = [:]

    init(_ db: Database, _ order: CaptureOrder) {
        self.db = db
        self.order = order
    }

    /// The first id behind one of each source that has any.
    func heads(
        of sources: [CandidateQuery.Source], behind id: Int64
    ) throws -> [(source: CandidateQuery.Source, id: Int64)] {
        try sources.compactMap { source in try ids(source, behind: id, limit: 1).first.map { (source, $0) } }
    }

    /// The ids of a source behind one, the next first, up to a number.
    func ids(_ source: CandidateQuery.Source, behind id: Int64, limit: Int) throws -> [Int64] {
        let statement = try statements[source.kind] ?? PreparedStatement(db, CandidateQuery.ids(source, order))
        statements[source.kind] = statement
        statement.bind(1, id)
        statement.bind(2, Int64(limit))
        statement.bind(3, source.facet)
        switch source {
        case .facet, .undelivered, .diagnosed: break
        case .tagged(_, let tag): statement.bind(4, tag)
        case .delivered(_, let state): statement.bind(4, state.rawValue)
        }
        var ids: [Int64] = []
        while try statement.step() { ids.append(statement.integer(at: 0)) }
        statement.reset()
        return ids
    }
}
