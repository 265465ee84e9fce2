internal import GRDB
internal import HookModel

/// The ids of captures whose facet and deliveries fit a filter, newest first, found by index alone.
struct CaptureCandidates {
    private var runs: MergedRuns<CandidateQuery.Source>
    /// The facets that stand for events of any type.
    private let hidden: Set<Int64>
    private let reader: Reader

    /// Starts with the greatest id that is smaller than `before`.
    init(_ db: Database, _ filter: CaptureFilter, before: Int64) throws {
        reader = Reader(db, filter)
        var heads: [(source: CandidateQuery.Source, id: Int64)] = []
        var hidden: Set<Int64> = []
        try reader.heads(before: before) { source, id, hidesEvent in
            heads.append((source, id))
            if hidesEvent { hidden.insert(source.facet) }
        }
        runs = MergedRuns(heads)
        self.hidden = hidden
    }

    /// The next smaller id, and whether the capture itself has to be asked for its event; nil after the last.
    mutating func next() throws -> (id: Int64, hidesEvent: Bool)? {
        let reader = reader
        return try runs.next(more: reader.ids).map { ($0.id, hidden.contains($0.source.facet)) }
    }

    /// Runs the queries of one filter.
    private final class Reader {
        private let db: Database
        private let filter: CaptureFilter
        private let event: Glob?
        private let tag: Int64
        private var statements: [String: PreparedStatement] = [:]

        init(_ db: Database, _ filter: CaptureFilter) {
            self.db = db
            self.filter = filter
            event = filter.event.map(Glob.init)
            tag = filter.exactEvent.map(EventTag.of) ?? 0
        }

        func heads(
            before: Int64, each: (_ source: CandidateQuery.Source, _ id: Int64, _ hidesEvent: Bool) -> Void
        ) throws {
            let statement = try PreparedStatement(db, CandidateQuery.heads(filter))
            statement.bind(1, before)
            statement.bind(2, tag)
            statement.bind(3, filter.delivery?.rawValue)
            statement.bind(4, filter.provider.flatMap { $0.isEmpty ? nil : $0 })
            statement.bind(5, filter.signature?.rawValue)
            statement.bind(6, filter.payload?.rawValue)
            statement.bindCopy(7, filter.method.map(Facet.storedMethod)?[...])
            statement.bind(8, filter.exactEvent)
            while try statement.step() {
                guard !statement.isNull(at: 3) else { continue }
                let hidesEvent = event != nil && statement.integer(at: 2) == 1
                if let event, !hidesEvent, !event.matches(statement.bytes(at: 1)) { continue }
                each(source(statement.integer(at: 0), hidesEvent), statement.integer(at: 3), hidesEvent)
            }
        }

        private func source(_ facet: Int64, _ hidesEvent: Bool) -> CandidateQuery.Source {
            if filter.delivery != nil { return .delivered(facet) }
            return hidesEvent && filter.exactEvent != nil ? .tagged(facet) : .facet(facet)
        }

        func ids(_ source: CandidateQuery.Source, before: Int64, limit: Int) throws -> [Int64] {
            let sql = CandidateQuery.ids(source)
            let statement = try statements[sql] ?? PreparedStatement(db, sql)
            statements[sql] = statement
            statement.bind(1, source.facet)
            statement.bind(2, before)
            statement.bind(3, Int64(limit))
            switch source {
            case .facet: break
            case .tagged: statement.bind(4, tag)
            case .delivered: statement.bind(4, filter.delivery?.rawValue)
            }
            var ids: [Int64] = []
            while try statement.step() { ids.append(statement.integer(at: 0)) }
            statement.reset()
            return ids
        }
    }
}
