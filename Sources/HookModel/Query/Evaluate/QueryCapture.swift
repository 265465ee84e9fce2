package import JSONText

/// A subject of which everything is known: a whole capture, read as far as a query asks.
package protocol QueryCapture: QuerySubject {
    /// The capture's number; nil before it is stored, when no comparison with it holds.
    var id: Int64? { get throws(Failure) }
    /// When it was received.
    var receivedAt: Timestamp { get throws(Failure) }
    /// The provider's id; nil for none.
    var provider: String? { get throws(Failure) }
    /// The types of its events; several for a batch.
    var eventTypes: [String] { get throws(Failure) }
    /// The verdict on the signature, and why it failed.
    var signature: (verdict: SignatureVerdict, reason: SignatureReason?) { get throws(Failure) }
    /// What the diagnosis of the signature found; empty where there is none.
    var causes: [DiagnosisCause] { get throws(Failure) }
    /// The payload's verdict.
    var payload: PayloadVerdict { get throws(Failure) }
    /// The status that the sender got; nil before it is decided, when no comparison with it holds.
    var status: Int? { get throws(Failure) }
    /// Where its deliveries go, and how they stand.
    var targets: [(name: String, state: DeliveryState)] { get throws(Failure) }
    /// The method, as sent.
    var method: String { get throws(Failure) }
    /// The sender's address; nil where it has none, as behind a Unix socket.
    var address: IPAddress? { get throws(Failure) }
    /// The body's size in bytes.
    var bodySize: Int { get throws(Failure) }
    /// Whether an older capture has the same event.
    var isDuplicate: Bool { get throws(Failure) }

    /// Calls `body` with the path's bytes, as sent.
    func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) throws(Failure) -> Bool
    /// Whether `fits` is true of the value of a header line of this name, without the white space around it.
    func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) throws(Failure) -> Bool
    /// Whether `fits` is true of a document of the body: the body's JSON, the object of a form's or of the query's
    /// parameters; false where there is none.
    func hasDocument(where fits: (JSONText) -> Bool) throws(Failure) -> Bool
    /// Whether target, header lines, trailers, body as sent or body as decoding shows it hold a text.
    func contains(_ text: TextSearch) throws(Failure) -> Bool
}

extension QueryCapture {
    /// Whether a term holds; never nil.
    package func holds(_ term: QueryTerm) throws(Failure) -> Bool? {
        switch term {
        case .provider(let patterns): return patterns.matches(try provider ?? "")
        case .event(let patterns): return patterns.match(try eventTypes)
        case .signature(let asked):
            let (verdict, reason) = try signature
            return asked.contains { $0.holds(verdict, .some(reason)) ?? false }
        case .cause(let asked):
            let causes = try causes
            return asked.contains { causes.contains($0) }
        case .payload(let asked): return asked.contains(try payload)
        case .status(let asked):
            let status = try status
            return status.map { status in asked.contains { $0.holds(status) } } ?? false
        case .delivery(let states, let names):
            return try targets.contains { target in
                (states.isEmpty || states.contains(target.state)) && (names.isEmpty || names.matches(target.name))
            }
        case .method(let patterns): return patterns.matches(try method)
        case .path(let patterns): return try withPath { patterns.matches($0) }
        case .header(let name, let value): return try hasHeader(name) { value.holds($0) }
        case .json(let pointer, let value): return try hasDocument { value.holds($0, at: pointer) }
        case .size(let asked):
            let size = Int64(try bodySize)
            return asked.contains { $0.holds(size) }
        case .id(let asked):
            let id = try id
            return id.map { id in asked.contains { $0.holds(id) } } ?? false
        case .received(let comparison, let moment): return comparison.holds(try receivedAt, moment)
        case .duplicate(let asked): return try isDuplicate == asked
        case .from(let ranges):
            let address = try address
            return address.map { address in ranges.contains { $0.contains(address) } } ?? false
        case .text(let text): return try contains(text.search)
        }
    }
}
