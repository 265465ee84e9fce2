internal import GRDB
internal import HookModel
internal import NIOCore

/// Reads requests to be checked again: nothing of their findings but the provider.
struct RequestReader {
    private let db: Database
    private let row: PreparedStatement
    private let shape: PreparedStatement
    /// Most captures share a few shapes.
    private var shapes: [Int64: Identification?] = [:]

    init(_ db: Database) throws {
        self.db = db
        row = try PreparedStatement(
            db,
            """
            SELECT received_at, shape_id, body_size, incompleteness, remote_address, findings, head, body
            FROM captures WHERE id = ?
            """)
        shape = try PreparedStatement(db, "SELECT findings FROM shapes WHERE id = ?")
    }

    /// A capture's request; nil when there is no room for its body.
    mutating func row(_ id: Int64, isFirst: Bool, room: inout Int) throws -> RequestRow? {
        row.bind(1, id)
        defer { row.reset() }
        guard try row.step() else { return .unreadable(id, reason: "it is not there any more") }
        room -= Int(row.integer(at: 2))
        guard isFirst || room >= 0 else { return nil }
        guard let head = RequestHead(stored: ByteBuffer(bytes: row.bytes(at: 6))) else {
            return .unreadable(id, reason: "its head is damaged")
        }
        let body =
            row.isNull(at: 7) ? try Store.body(of: id, limit: .max, db) : ByteBuffer(bytes: row.bytes(at: 7))
        let request = ReceivedRequest(
            head: head, body: body, trailers: .empty, incompleteness: row.text(at: 3).flatMap(Incompleteness.init),
            receivedAt: Timestamp(milliseconds: row.integer(at: 0)),
            remote: RemoteAddress(text: row.text(at: 4) ?? "", address: nil))
        return .request(request, of: id, try identification())
    }

    private mutating func identification() throws -> Identification? {
        guard !row.isNull(at: 1) else { return FindingsDecoder.identification(row.bytes(at: 5)) }
        let id = row.integer(at: 1)
        if let known = shapes[id] { return known }
        shape.bind(1, id)
        defer { shape.reset() }
        let found = try shape.step() ? FindingsDecoder.identification(shape.bytes(at: 0)) : nil
        shapes[id] = .some(found)
        return found
    }
}
