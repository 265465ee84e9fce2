internal import GRDB

extension CaptureCounts {
    /// What counts are written with.
    struct Statements {
        private let facet: PreparedStatement
        private let shape: PreparedStatement
        private let unusedFacet: PreparedStatement
        private let unusedShape: PreparedStatement
        private let last: PreparedStatement

        init(_ db: Database) throws {
            facet = try PreparedStatement(
                db, "UPDATE facets SET captures = captures + ?2 WHERE id = ?1 RETURNING captures")
            shape = try PreparedStatement(
                db, "UPDATE shapes SET captures = captures + ?2 WHERE id = ?1 RETURNING captures")
            // An index answers this; a facet that is missing would hide its captures from every list.
            unusedFacet = try PreparedStatement(
                db,
                "DELETE FROM facets WHERE id = ? AND NOT EXISTS (SELECT 1 FROM captures WHERE facet_id = facets.id)")
            unusedShape = try PreparedStatement(db, "DELETE FROM shapes WHERE id = ?")
            last = try PreparedStatement(db, "UPDATE counted SET last_capture = max(last_capture, ?)")
        }

        func addToFacet(_ id: Int64, _ count: Int) throws -> Int64 { try add(id, count, with: facet) }

        func addToShape(_ id: Int64, _ count: Int) throws -> Int64 { try add(id, count, with: shape) }

        func deleteFacet(_ id: Int64) throws { try run(unusedFacet, id) }

        func deleteShape(_ id: Int64) throws { try run(unusedShape, id) }

        func setLast(_ id: Int64) throws { try run(last, id) }

        func close() {
            for statement in [facet, shape, unusedFacet, unusedShape, last] { statement.finalize() }
        }

        /// The count as it is then.
        private func add(_ id: Int64, _ count: Int, with statement: PreparedStatement) throws -> Int64 {
            statement.bind(1, id)
            statement.bind(2, Int64(count))
            return try statement.integer() ?? 0
        }

        private func run(_ statement: PreparedStatement, _ id: Int64) throws {
            statement.bind(1, id)
            try statement.run()
        }
    }
}
