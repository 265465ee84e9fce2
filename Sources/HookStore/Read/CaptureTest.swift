internal import GRDB
internal import HookBody
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

    /// Looking into a longer body, in bytes, takes much longer than looking at the clock.
    private static let longBody = 4096
    /// Longer bodies, in bytes, are looked at as sent alone.
    private static let decodedLimit = 64 << 20

    private let filter: CaptureFilter
    private let path: Glob?
    private let event: Glob?
    private let method: [UInt8]?
    private let text: SearchedText?
    private let db: Database
    private let chunks: PreparedStatement

    /// Whether no capture can be told by indexes alone.
    let isNeeded: Bool

    init(_ db: Database, _ filter: CaptureFilter) throws {
        self.db = db
        self.filter = filter
        path = filter.path.map(Glob.init)
        event = filter.event.map(Glob.init)
        text = filter.text.flatMap(TextSearch.init).map(SearchedText.init)
        method = filter.method.flatMap { Facet.storedMethod($0).isEmpty ? Array($0.utf8) : nil }
        chunks = try PreparedStatement(db, "SELECT bytes FROM body_chunks WHERE capture_id = ? ORDER BY number")
        isNeeded = filter.since != nil || filter.until != nil || path != nil || text != nil || method != nil
    }

    /// Looks at a row of `columns`.
    ///
    /// - Parameters:
    ///   - row: The statement that stands on the row.
    ///   - hidesEvent: Whether the event's type is not known yet.
    ///   - budget: The time for the search; is told when a look took long.
    /// - Returns: Whether the capture is asked for; a damaged one is not.
    /// - Throws: `DatabaseError` when a body's chunks cannot be read.
    func look(
        at row: PreparedStatement, hidesEvent: Bool, _ budget: inout SearchBudget
    ) throws -> Outcome {
        let received = row.integer(at: 1)
        if let since = filter.since, received < since.milliseconds {
            return received < since.milliseconds - CaptureTest.slack ? .isTooOld : .differs
        }
        if let until = filter.until, received >= until.milliseconds { return .differs }
        if hidesEvent, let event {
            guard let type = FindingsDecoder.eventType(row.bytes(at: 2)), event.matches(type) else { return .differs }
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
        if text.isIn(head: head, trailers: row.bytes(at: 4)) { return .fits }
        if row.isNull(at: 5) {
            budget.tookLong()
            return try isInPieces(text, of: row.integer(at: 0), head) ? .fits : .differs
        }
        let body = row.bytes(at: 5)
        if body.count > CaptureTest.longBody { budget.tookLong() }
        return text.isIn(body: body, head: head) ? .fits : .differs
    }

    /// Looks for a text in a long body, which stands in pieces.
    private func isInPieces(_ text: SearchedText, of id: Int64, _ head: UnsafeRawBufferPointer) throws -> Bool {
        chunks.bind(1, id)
        defer { chunks.reset() }
        var signs = DecodingSigns(head: head)
        var size = 0
        // The end of a chunk is looked at again together with the start of the next one.
        let reach = text.text.count - 1
        var seam: [UInt8] = []
        while try chunks.step() {
            let chunk = chunks.bytes(at: 0)
            if text.text.isIn(chunk) { return true }
            seam += chunk.prefix(reach)
            if seam.withUnsafeBytes(text.text.isIn) { return true }
            seam = Array((seam + chunk.suffix(reach)).suffix(reach))
            signs.look(at: chunk)
            size += chunk.count
        }
        guard signs.areThere, size <= CaptureTest.decodedLimit else { return false }
        chunks.reset()
        var body: [UInt8] = []
        body.reserveCapacity(size)
        while try chunks.step() { body += chunks.bytes(at: 0) }
        return body.withUnsafeBytes { text.isDecodedIn(body: $0, head: head) }
    }
}
