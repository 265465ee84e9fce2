internal import Foundation
internal import GRDB
package import HookModel
package import NIOCore

extension Store {
    /// A capture with the first `bodyLimit` bytes of its body, 1 MiB by default; nil when there is none of that id.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func capture(_ id: Int64, bodyLimit: Int = 1_048_576) async throws(StoreError) -> Capture? {
        try await read { db in
            let sql = "SELECT \(CaptureRow.columns) FROM captures WHERE id = ?"
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]) else { return nil }
            let body = try Store.body(of: id, limit: bodyLimit, db)
            var capture = try CaptureRow.capture(row, body: body, EventLookup(db, self.recentEvents))
            capture.deliveries = try DeliveryRow.all(of: id, db)
            return capture
        }
    }

    /// The id of the newest capture; nil when there is none.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func latestID() async throws(StoreError) -> Int64? {
        try await read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM captures") }
    }

    /// The greatest id that any capture has had; 0 before the first.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func greatestID() async throws(StoreError) -> Int64 {
        try await read { db in
            try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'captures'") ?? 0
        }
    }

    /// How many captures there are.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func count() async throws(StoreError) -> Int {
        try await read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM captures") ?? 0 }
    }

    /// One piece of a body, `Store.chunkSize` bytes but for the last; nil after the last, and for an unknown capture.
    ///
    /// A body is read piece by piece, so that showing a large one takes no more memory than a small one.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func bodyPiece(of id: Int64, number: Int) async throws(StoreError) -> ByteBuffer? {
        try await read { db in
            let chunk = try Data.fetchOne(
                db, sql: "SELECT bytes FROM body_chunks WHERE capture_id = ? AND number = ?", arguments: [id, number])
            if let chunk { return ByteBuffer(bytes: chunk) }
            guard number == 0 else { return nil }
            let body = try Data.fetchOne(db, sql: "SELECT body FROM captures WHERE id = ?", arguments: [id])
            return body.map { ByteBuffer(bytes: $0) }
        }
    }

    static func body(of id: Int64, limit: Int, _ db: Database) throws -> ByteBuffer {
        // SQLite counts in 32 bits here, and gives nothing at all for more.
        let limit = min(limit, Int(Int32.max))
        let inline = "SELECT substr(body, 1, ?) FROM captures WHERE id = ?"
        if let body = try Data.fetchOne(db, sql: inline, arguments: [limit, id]) { return ByteBuffer(bytes: body) }
        var buffer = ByteBuffer()
        let chunks = "SELECT bytes FROM body_chunks WHERE capture_id = ? ORDER BY number"
        let cursor = try Data.fetchCursor(db, sql: chunks, arguments: [id])
        while buffer.readableBytes < limit, let chunk = try cursor.next() {
            buffer.writeBytes(chunk.prefix(limit - buffer.readableBytes))
        }
        return buffer
    }
}
