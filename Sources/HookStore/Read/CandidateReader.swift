internal import GRDB
internal import HookModel

/// Runs the queries for the ids that can fit one filter.
final class CandidateReader {
    private let db: Database
    private let filter: CaptureFilter
    private let event: Glob?
    private let tag: Int64
    private var statements: [Int: PreparedStatement] = [:]

    init(_ db: Database, _ filter: CaptureFilter) {
        self.db = db
        self.filter = filter
        event = filter.event.map(Glob.init)
        tag = filter.exactEvent.map(EventTag.of) ?? 0
    }

    /// The facets that can fit, and whether captures of one have to be asked for their event.
    func facets() throws -> [Int64: Bool] {
        let statement = try PreparedStatement(db, CandidateQuery.facets(filter))
        statement.bind(1, filter.provider.flatMap { $0.isEmpty ? nil : $0 })
        statement.bind(2, filter.signature?.rawValue)
        statement.bind(3, filter.payload?.rawValue)
        statement.bindCopy(4, filter.method.map(Facet.storedMethod)?[...])
        statement.bind(5, filter.exactEvent)
        var facets: [Int64: Bool] = [:]
        while try statement.step() {
            let hidesEvent = event != nil && statement.integer(at: 2) == 1
            if let event, !hidesEvent, !event.matches(statement.bytes(at: 1)) { continue }
            facets[statement.integer(at: 0)] = hidesEvent
        }
        return facets
    }

    /// Where the captures of a facet are found.
    func sources(_ facet: Int64, hidesEvent: Bool) -> [CandidateQuery.Source] {
        if filter.delivery != nil { return [.delivered(facet)] }
        return hidesEvent && filter.exactEvent != nil ? [.tagged(facet), .several(facet)] : [.facet(facet)]
    }

    /// The greatest id below one of each source that has any.
    func heads(
        of sources: [CandidateQuery.Source], before: Int64
    ) throws -> [(source: CandidateQuery.Source, id: Int64)] {
        try sources.compactMap { source in
            try ids(source, before: before, limit: 1).first.map { (source, $0) }
        }
    }

    /// The ids of a source below one, the greatest first, up to a number.
    func ids(_ source: CandidateQuery.Source, before: Int64, limit: Int) throws -> [Int64] {
        let statement = try statements[source.kind] ?? PreparedStatement(db, CandidateQuery.ids(source))
        statements[source.kind] = statement
        statement.bind(1, before)
        statement.bind(2, Int64(limit))
        statement.bind(3, source.facet)
        switch source {
        case .facet, .undelivered: break
        case .tagged: statement.bind(4, tag)
        case .several: statement.bind(4, EventTag.several)
        case .delivered: statement.bind(4, filter.delivery?.rawValue)
        }
        var ids: [Int64] = []
        while try statement.step() { ids.append(statement.integer(at: 0)) }
        statement.reset()
        return ids
    }
}
