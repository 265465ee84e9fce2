internal import GRDB
package import HookModel
internal import NIOCore

extension Store {
    /// So many of the newest captures say which paths and header names there are.
    private static let newest = 200

    /// Values that captures have: providers, events, targets, methods from small tables; paths and names of header lines
    /// from the newest 200 captures.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func seenValues() async throws(StoreError) -> QuerySeenValues {
        try await read { db in
            let column = { (sql: String) in try String.fetchAll(db, sql: sql) }
            var paths: Set<String> = []
            var names: Set<String> = []
            let heads = try PreparedStatement(db, "SELECT head FROM captures ORDER BY id DESC LIMIT ?")
            heads.bind(1, Int64(Store.newest))
            while try heads.step() {
                guard let head = RequestHead(stored: ByteBuffer(bytes: heads.bytes(at: 0))) else { continue }
                paths.insert(head.path)
                for field in head.block.fields { names.insert(head.block.text(field.name).lowercased()) }
            }
            return QuerySeenValues(
                fields: [
                    .provider: try column("SELECT DISTINCT provider FROM facets WHERE provider IS NOT NULL ORDER BY 1"),
                    .event: try column("SELECT DISTINCT event FROM facets WHERE event IS NOT NULL ORDER BY 1"),
                    .target: try column("SELECT DISTINCT target FROM delivery_counts ORDER BY 1"),
                    .path: paths.sorted(),
                ],
                headerNames: names.sorted())
        }
    }
}
