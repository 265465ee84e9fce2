internal import GRDB
package import HookModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension Store {
    /// What the store holds, in numbers; takes no longer with more captures.
    ///
    /// - Parameter now: Where the last hour ends.
    /// - Throws: `StoreError` when the store cannot be read.
    package func stats(now: Timestamp) async throws(StoreError) -> StoreStats {
        let bytes = sizeOfFiles
        return try await read { db in
            let hour = Int64(3_600_000)
            let first = now.milliseconds / hour - 23
            var starts: [Int64] = []
            for number in first...first + 23 { starts.append(number * hour) }
            let places = try starts.map { try SearchBounds.firstID(at: $0, db) }
            let ends = try Row.fetchOne(
                db, sql: "SELECT (SELECT max(id) FROM captures), (SELECT min(id) FROM captures)")
            let newest: Int64? = ends?[0]
            let oldest: Int64? = ends?[1]
            let end = (newest ?? 0) + 1
            let hours = starts.indices.map { index in
                let next = index + 1 < places.count ? places[index + 1] : end
                return StoreStats.Span(
                    start: Timestamp(milliseconds: starts[index]), captures: max(0, Int(next - places[index])))
            }
            let since = { (time: Int64) in try max(0, Int(end - SearchBounds.firstID(at: now.milliseconds - time, db)))
            }
            return StoreStats(
                kinds: try Store.kinds(db), hours: hours, lastMinute: try since(60_000), lastHour: try since(hour),
                oldest: try oldest.flatMap { try Store.moment(of: $0, db) },
                newest: try newest.flatMap { try Store.moment(of: $0, db) }, bytes: bytes)
        }
    }

    /// Facets count their captures but the newest, which are counted here.
    private static func kinds(_ db: Database) throws -> [StoreStats.Kind] {
        let sql = """
            SELECT provider, event, signature, payload, sum(captures) AS count FROM (
                SELECT provider, event, signature, payload, captures FROM facets
                UNION ALL
                SELECT provider, event, signature, payload, 1 FROM captures JOIN facets ON facets.id = facet_id
                WHERE captures.id > (SELECT last_capture FROM counted))
            GROUP BY 1, 2, 3, 4 HAVING count > 0 ORDER BY 5 DESC, 1, 2, 3, 4
            """
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            guard let signature = SignatureVerdict(rawValue: row["signature"]),
                let payload = PayloadVerdict(rawValue: row["payload"])
            else { return nil }
            return StoreStats.Kind(
                provider: row["provider"], event: row["event"], signature: signature, payload: payload,
                captures: row["count"])
        }
    }

    private static func moment(of id: Int64, _ db: Database) throws -> Timestamp? {
        try Int64.fetchOne(db, sql: "SELECT received_at FROM captures WHERE id = ?", arguments: [id])
            .map { Timestamp(milliseconds: $0) }
    }

    /// Database and log; the file of shared memory is none that lasts.
    private var sizeOfFiles: Int {
        [path, path + "-wal"].reduce(0) { sum, file in
            var found = stat()
            return stat(file, &found) == 0 ? sum + Int(found.st_size) : sum
        }
    }
}
