internal import GRDB
internal import HookModel

/// Looks at a stored capture for what no index tells, before anything of it is decoded.
struct CaptureTest {
    /// The columns that are looked at; the large ones last, so that most rows are passed over without them.
    static let columns = "id, received_at, findings, head, trailers, body"

    /// What a look at a row comes to.
    enum Outcome {
        case fits
        case differs
        /// It came so long before what is asked for that all older ones did, too.
        case isTooOld
    }

    /// Captures get their ids when they are stored and their time when they arrive, and a clock may be set back: so the
    /// order of ids says so much less about time, in milliseconds.
    static let slack: Int64 = 60_000

    private let filter: CaptureFilter
    private let path: Glob?
    private let event: Glob?
    private let method: [UInt8]?
    private let text: TextSearch?
    private let db: Database
    private let chunks: PreparedStatement

    /// Whether no capture can be told by indexes alone.
    let isNeeded: Bool

    init(_ db: Database, _ filter: CaptureFilter) throws {
        self.db = db
        self.filter = filter
        path = filter.path.map(Glob.init)
        event = filter.event.map(Glob.init)
        text = filter.text.flatMap(TextSearch.init)
        method = filter.method.flatMap { Facet.storedMethod($0).isEmpty ? Array($0.utf8) : nil }
        chunks = try PreparedStatement(db, "SELECT bytes FROM body_chunks WHERE capture_id = ? ORDER BY number")
        isNeeded = filter.since != nil || filter.until != nil || path != nil || text != nil || method != nil
    }

    /// Looks at a row of `columns`.
    ///
    /// - Parameters:
    ///   - row: The statement that stands on the row.
    ///   - hidesEvent: Whether the event's type is not known yet.
    /// - Returns: Whether the capture is asked for; a damaged one is not.
    /// - Throws: `DatabaseError` when a body's chunks cannot be read.
    func look(at row: PreparedStatement, hidesEvent: Bool) throws -> Outcome {
        let received = row.integer(at: 1)
        if let since = filter.since, received < since.milliseconds {
            return received < since.milliseconds - CaptureTest.slack ? .isTooOld : .differs
        }
        if let until = filter.until, received >= until.milliseconds { return .differs }
        if hidesEvent, let event {
            guard FindingsDecoder.eventTypes(row.bytes(at: 2)).contains(where: event.matches) else { return .differs }
        }
        guard path != nil || method != nil || text != nil else { return .fits }
        let head = row.bytes(at: 3)
        if path != nil || method != nil {
            guard let line = RequestLine(head) else { return .differs }
            if let method, !head[line.method].elementsEqual(method) { return .differs }
            let place = RequestLine.path(of: line.target, in: head)
            if let path, !path.matches(UnsafeRawBufferPointer(rebasing: head[place])) { return .differs }
        }
        guard let text else { return .fits }
        return try text.isIn(head) || text.isIn(row.bytes(at: 4)) || isInBody(text, row) ? .fits : .differs
    }

    private func isInBody(_ text: TextSearch, _ row: PreparedStatement) throws -> Bool {
        guard row.isNull(at: 5) else { return text.isIn(row.bytes(at: 5)) }
        chunks.bind(1, row.integer(at: 0))
        defer { chunks.reset() }
        // The end of a chunk is looked at again together with the start of the next one.
        var seam: [UInt8] = []
        while try chunks.step() {
            let chunk = chunks.bytes(at: 0)
            if text.isIn(chunk) { return true }
            seam += chunk.prefix(text.count - 1)
            if seam.withUnsafeBytes(text.isIn) { return true }
            seam = Array((seam + chunk.suffix(text.count - 1)).suffix(text.count - 1))
        }
        return false
    }
}
