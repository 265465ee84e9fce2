internal import GRDB
internal import HookBody
internal import HookModel
internal import JSONText
internal import NIOCore

/// A stored capture as the subject of a query: the row on which a statement stands, read as far as a term asks.
struct RowSubject: QueryCapture {
    typealias Failure = any Error

    /// The columns that are looked at; the large ones last, so that most rows are passed over without them.
    static let columns = """
        id, facet_id, received_at, status, body_size, shape_id, event_key, remote_address, findings, head, trailers, body
        """

    /// What rows are looked at with, beside themselves.
    final class Lookups {
        private let shape: PreparedStatement
        private let diagnosis: PreparedStatement
        private let deliveries: PreparedStatement
        fileprivate let chunks: PreparedStatement
        private let events: EventLookup
        private let facets: [Int64: QueryFacet]
        /// Most captures share a few shapes.
        private var shapes: [Int64: Findings] = [:]

        init(_ db: Database, _ facets: [Int64: QueryFacet], _ recent: RecentEvents) throws {
            self.facets = facets
            shape = try PreparedStatement(db, "SELECT findings FROM shapes WHERE id = ?")
            diagnosis = try PreparedStatement(db, "SELECT diagnosis FROM diagnoses WHERE capture_id = ?")
            deliveries = try PreparedStatement(
                db, "SELECT target, state FROM deliveries INDEXED BY deliveries_by_capture WHERE capture_id = ?")
            chunks = try PreparedStatement(db, "SELECT bytes FROM body_chunks WHERE capture_id = ? ORDER BY number")
            events = try EventLookup(db, recent)
        }

        fileprivate func facet(_ id: Int64) -> QueryFacet? { facets[id] }

        fileprivate func findings(ofShape id: Int64) throws -> Findings {
            if let known = shapes[id] { return known }
            shape.bind(1, id)
            defer { shape.reset() }
            let found = try shape.step() ? shape.text(at: 0).map { FindingsDecoder.decode($0) } : nil
            shapes[id] = found ?? Findings()
            return found ?? Findings()
        }

        fileprivate func causes(of id: Int64) throws -> [DiagnosisCause] {
            diagnosis.bind(1, id)
            defer { diagnosis.reset() }
            guard try diagnosis.step(), let text = diagnosis.text(at: 0) else { return [] }
            return FindingsDecoder.diagnosis(text).map(\.cause)
        }

        fileprivate func targets(of id: Int64) throws -> [(name: String, state: DeliveryState)] {
            deliveries.bind(1, id)
            defer { deliveries.reset() }
            var found: [(name: String, state: DeliveryState)] = []
            while try deliveries.step() {
                guard let name = deliveries.text(at: 0), let state = deliveries.text(at: 1).flatMap(DeliveryState.init)
                else { continue }
                found.append((name, state))
            }
            return found
        }

        fileprivate func isDuplicate(_ id: Int64, key: Int64) throws -> Bool {
            try events.original(of: id, key: key) != nil
        }
    }

    let row: PreparedStatement
    let lookups: Lookups

    var id: Int64? { row.integer(at: 0) }
    var receivedAt: Timestamp { Timestamp(milliseconds: row.integer(at: 2)) }
    var provider: String? { facet?.provider }
    var payload: PayloadVerdict { facet?.payload ?? .notChecked }
    var status: Int? { Int(row.integer(at: 3)) }
    var bodySize: Int { Int(row.integer(at: 4)) }
    private var facet: QueryFacet? { lookups.facet(row.integer(at: 1)) }

    var eventTypes: [String] {
        if case .known(let types)? = facet?.events { return types }
        return FindingsDecoder.eventTypes(row.bytes(at: 8))
    }

    var signature: (verdict: SignatureVerdict, reason: SignatureReason?) {
        get throws {
            let verdict = facet?.signature ?? .unknown
            guard verdict == .failed else { return (verdict, nil) }
            return (verdict, try findings.signature.reason)
        }
    }

    /// What the capture shares with others, or its own where it shares nothing.
    private var findings: Findings {
        get throws {
            guard row.isNull(at: 5) else { return try lookups.findings(ofShape: row.integer(at: 5)) }
            return FindingsDecoder.decode(row.text(at: 8) ?? "")
        }
    }

    var causes: [DiagnosisCause] { get throws { try lookups.causes(of: row.integer(at: 0)) } }

    var targets: [(name: String, state: DeliveryState)] {
        get throws { try lookups.targets(of: row.integer(at: 0)) }
    }

    var method: String {
        let head = row.bytes(at: 9)
        return RequestLine(head).map { String(decoding: head[$0.method], as: UTF8.self) } ?? ""
    }

    var address: IPAddress? {
        let client = FindingsDecoder.clientAddress(row.bytes(at: 8))
        return client.flatMap { IPAddress($0) } ?? row.text(at: 7).flatMap { RemoteAddress(text: $0).address }
    }

    var isDuplicate: Bool {
        get throws {
            guard !row.isNull(at: 6) else { return false }
            return try lookups.isDuplicate(row.integer(at: 0), key: row.integer(at: 6))
        }
    }

    func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        let head = row.bytes(at: 9)
        guard let line = RequestLine(head) else { return false }
        return body(UnsafeRawBufferPointer(rebasing: head[RequestLine.path(of: line.target, in: head)]))
    }

    func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        RequestHead(stored: ByteBuffer(bytes: row.bytes(at: 9)))?.hasHeader(name, where: fits) ?? false
    }

    func hasDocument(where fits: (JSONText) -> Bool) throws -> Bool {
        guard let head = RequestHead(stored: ByteBuffer(bytes: row.bytes(at: 9))) else { return false }
        return try withBody { BodyDocuments.contain($0, head, where: fits) }
    }

    func contains(_ text: TextSearch) throws -> Bool {
        let text = SearchedText(text)
        let head = row.bytes(at: 9)
        if text.isIn(head: head, trailers: row.bytes(at: 10)) { return true }
        return row.isNull(at: 11) ? try isInPieces(text, head) : text.isIn(body: row.bytes(at: 11), head: head)
    }

    /// The whole body; put together where it is stored in pieces.
    private func withBody<Result>(_ use: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        guard row.isNull(at: 11) else { return try use(row.bytes(at: 11)) }
        lookups.chunks.bind(1, row.integer(at: 0))
        defer { lookups.chunks.reset() }
        var body: [UInt8] = []
        body.reserveCapacity(bodySize)
        while try lookups.chunks.step() { body += lookups.chunks.bytes(at: 0) }
        return try body.withUnsafeBytes(use)
    }

    /// Longer bodies, in bytes, are looked at as sent alone.
    private static let decodedLimit = 64 << 20

    /// Looks for a text in a long body, which stands in pieces.
    private func isInPieces(_ text: SearchedText, _ head: UnsafeRawBufferPointer) throws -> Bool {
        lookups.chunks.bind(1, row.integer(at: 0))
        var signs = DecodingSigns(head: head)
        let reach = text.text.count - 1
        do {
            defer { lookups.chunks.reset() }
            // The end of a chunk is looked at again together with the start of the next one.
            var seam: [UInt8] = []
            while try lookups.chunks.step() {
                let chunk = lookups.chunks.bytes(at: 0)
                if text.text.isIn(chunk) { return true }
                seam += chunk.prefix(reach)
                if seam.withUnsafeBytes(text.text.isIn) { return true }
                seam = Array((seam + chunk.suffix(reach)).suffix(reach))
                signs.look(at: chunk)
            }
        }
        guard signs.areThere, bodySize <= RowSubject.decodedLimit else { return false }
        return try withBody { text.isDecodedIn(body: $0, head: head) }
    }
}
