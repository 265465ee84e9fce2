internal import Foundation
internal import GRDB
internal import HookModel
internal import JSONText
internal import NIOCore

/// Turns rows into deliveries and attempts.
enum DeliveryRow {
    static let columns = "id, capture_id, target, kind, edited, resigns, state, attempts, due_at, reason"

    static func delivery(_ row: Row) throws -> Delivery {
        let id: Int64 = row["id"]
        guard let state = DeliveryState(rawValue: row["state"]), let kind = DeliveryKind(rawValue: row["kind"]) else {
            throw StoreError(.failed, "delivery \(id) has no known state or kind; the store is damaged")
        }
        return Delivery(
            id: id, capture: row["capture_id"], target: row["target"], kind: kind, isEdited: row["edited"],
            resigns: row["resigns"], state: state, attempts: row["attempts"],
            dueAt: (row["due_at"] as Int64?).map { Timestamp(milliseconds: $0) }, reason: row["reason"])
    }

    static func all(of capture: Int64, _ db: Database) throws -> [Delivery] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM deliveries WHERE capture_id = ? ORDER BY id")
        // A damaged row is left out; it hides none of the others.
        return try Row.fetchAll(statement, arguments: [capture]).compactMap { try? delivery($0) }
    }

    static func attempt(_ row: Row) -> DeliveryAttempt {
        DeliveryAttempt(
            number: row["number"], startedAt: Timestamp(milliseconds: row["started_at"]),
            took: .milliseconds(row["took"] as Int64), url: row["url"], status: row["status"], error: row["error"],
            headers: decode(row["headers"]), body: ByteBuffer(bytes: row["body"] as Data), bodySize: row["body_size"])
    }

    /// An answer's header lines as a JSON list of pairs.
    static func encode(_ headers: [HeaderLine]) -> String {
        var writer = JSONWriter()
        writer.array { writer in
            for header in headers { writer.strings([header.name, header.value]) }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func decode(_ text: String) -> [HeaderLine] {
        guard let value = try? JSONDocument(text).root else { return [] }
        return value.elements.compactMap { pair in
            guard let name = pair.elements.first?.string, let value = pair.elements.last?.string else { return nil }
            return HeaderLine(name: name, value: value)
        }
    }
}
