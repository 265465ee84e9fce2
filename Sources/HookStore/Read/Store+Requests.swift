internal import GRDB
package import HookModel
internal import NIOCore

extension Store {
    /// Requests with their bodies, by id: many with one read.
    ///
    /// - Parameters:
    ///   - ids: The captures, in the order in which they are wanted.
    ///   - bytes: So many bytes of bodies are read at most, beside the first one.
    /// - Returns: What was read of the first ids, one for each; fewer than asked for when bodies are long, never none.
    /// - Throws: `StoreError` when the store cannot be read.
    package func requests(_ ids: ArraySlice<Int64>, bytes: Int) async throws(StoreError) -> [RequestRow] {
        try await read { db in
            var reader = try RequestReader(db)
            var rows: [RequestRow] = []
            rows.reserveCapacity(ids.count)
            var room = bytes
            for id in ids {
                guard let row = try reader.row(id, isFirst: rows.isEmpty, room: &room) else { break }
                rows.append(row)
            }
            return rows
        }
    }

    /// When captures came, by id; those that are not there any more are left out.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func arrivals(of ids: ArraySlice<Int64>) async throws(StoreError) -> [CaptureArrival] {
        try await read { db in
            let statement = try PreparedStatement(
                db, "SELECT received_at, incompleteness IS NULL FROM captures WHERE id = ?")
            return try ids.compactMap { id in
                statement.bind(1, id)
                defer { statement.reset() }
                guard try statement.step() else { return nil }
                return CaptureArrival(
                    id: id, receivedAt: Timestamp(milliseconds: statement.integer(at: 0)),
                    isComplete: statement.integer(at: 1) == 1)
            }
        }
    }
}
