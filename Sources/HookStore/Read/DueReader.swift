internal import Foundation
internal import GRDB
internal import HookModel
internal import NIOCore

/// Reads due deliveries with what is to be sent.
struct DueReader {
    private let db: Database
    private let delivery: Statement
    private let capture: Statement

    /// So many bytes of bodies are held for one target's due deliveries, beside the first of them.
    private static let bytesAtOnce = 8_388_608

    init(_ db: Database) throws {
        self.db = db
        delivery = try db.cachedStatement(
            sql: "SELECT \(DeliveryRow.columns), nullif(provider, '') AS provider FROM deliveries WHERE id = ?")
        capture = try db.cachedStatement(
            sql: "SELECT received_at, incompleteness, remote_address, head, body, body_size FROM captures WHERE id = ?")
    }

    /// The deliveries with these ids, in their order; fewer when their bodies are long, but never none.
    func rows(_ ids: some Sequence<Int64>) throws -> [DueRow] {
        var rows: [DueRow] = []
        var room = DueReader.bytesAtOnce
        for id in ids {
            guard let row = try row(id, isFirst: rows.isEmpty, room: &room) else { break }
            rows.append(row)
        }
        return rows
    }

    /// A delivery; nil when there is no room for its body.
    private func row(_ id: Int64, isFirst: Bool, room: inout Int) throws -> DueRow? {
        guard let row = try Row.fetchOne(delivery, arguments: [id]) else {
            return .unreadable(delivery: id, reason: "it is not in the store any more")
        }
        guard let delivery = try? DeliveryRow.delivery(row) else {
            return .unreadable(delivery: id, reason: "its row in the store is damaged")
        }
        let provider: String? = row["provider"]
        guard let row = try Row.fetchOne(capture, arguments: [delivery.capture]) else {
            return .unreadable(delivery: id, reason: "its capture #\(delivery.capture) is not in the store any more")
        }
        let own = try ownBody(of: delivery)
        room -= own?.readableBytes ?? row["body_size"] as Int
        guard isFirst || room >= 0 else { return nil }
        let whole = own ?? (row["body"] as Data?).map { ByteBuffer(bytes: $0) }
        let body = try whole ?? Store.body(of: delivery.capture, limit: .max, db)
        guard let request = try? CaptureRow.request(row, of: delivery.capture, body: body) else {
            return .unreadable(delivery: id, reason: "the head of its capture #\(delivery.capture) is damaged")
        }
        return .due(DueDelivery(delivery: delivery, request: request, provider: provider))
    }

    private func ownBody(of delivery: Delivery) throws -> ByteBuffer? {
        guard delivery.isEdited else { return nil }
        let sql = "SELECT body FROM delivery_bodies WHERE delivery_id = ?"
        return try Data.fetchOne(db, sql: sql, arguments: [delivery.id]).map { ByteBuffer(bytes: $0) }
    }
}
