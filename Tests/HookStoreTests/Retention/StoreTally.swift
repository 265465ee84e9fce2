import Foundation
import GRDB
import TestSupport

@testable import HookStore

/// What a store holds, table by table, with its counts and with what they should be.
struct StoreTally: Equatable {
    /// Rows by table.
    var rows: [String: Int] = [:]
    /// Captures that any table names.
    var owners: Set<Int64> = []
    /// Deliveries by target, provider and state, where there are any.
    var counts: [String: Int] = [:]
    var countedAnew: [String: Int] = [:]
    /// Captures by facet and shape, as far as they are written.
    var uses: [String: Int] = [:]
    var usesCountedAnew: [String: Int] = [:]
    private var owned: Set<String> = []

    /// Whether a table's rows belong to captures or deliveries.
    func isOwned(_ table: String) -> Bool { owned.contains(table) }

    init(_ db: Database) throws {
        for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
            rows[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")
            let columns = try db.columns(in: table).map(\.name)
            if table == "captures" {
                owners.formUnion(try Int64.fetchAll(db, sql: "SELECT id FROM captures"))
            } else if ["event_index", "event_runs"].contains(table) {
                // Their rows go with their part or run.
                continue
            } else if columns.contains("capture_id") {
                owners.formUnion(try Int64.fetchAll(db, sql: "SELECT capture_id FROM \(table)"))
            } else if columns.contains("delivery_id") {
                // A row without its delivery belongs to capture 0, which there is never.
                let named = "SELECT ifnull(capture_id, 0) FROM \(table) LEFT JOIN deliveries ON id = delivery_id"
                owners.formUnion(try Int64.fetchAll(db, sql: named))
            } else {
                continue
            }
            owned.insert(table)
        }
        let key = "target || ' ' || provider || ' ' || state"
        counts = try StoreTally.pairs(db, "SELECT \(key), count FROM delivery_counts WHERE count <> 0")
        countedAnew = try StoreTally.pairs(db, "SELECT \(key), count(*) FROM deliveries GROUP BY 1")
        for table in ["facet", "shape"] {
            uses.merge(
                try StoreTally.pairs(
                    db,
                    """
                    SELECT '\(table) ' || id, captures + (SELECT count(*) FROM captures WHERE \(table)_id = \(table)s.id
                        AND id > (SELECT last_capture FROM counted)) FROM \(table)s
                    """)
            ) { $1 }
            let anew = "SELECT '\(table) ' || \(table)_id, count(*) FROM captures WHERE \(table)_id > 0 GROUP BY 1"
            usesCountedAnew.merge(try StoreTally.pairs(db, anew)) { $1 }
        }
    }

    private static func pairs(_ db: Database, _ sql: String) throws -> [String: Int] {
        let rows = try Row.fetchAll(db, sql: sql).map { ($0[0] as String, $0[1] as Int) }
        return Dictionary(rows) { $1 }
    }
}

extension TemporaryStore {
    /// What the store holds after all that the writer was asked to do.
    func tally() throws -> StoreTally { try onWriter { db in try StoreTally(db) } }

    /// Runs on the connection that writes, between the writer's groups and after what it is doing now.
    func onWriter<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try writer.connection.writeWithoutTransaction(body)
    }

    /// The database and its log as they are on the disk now, in a folder of their own.
    func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try onWriter { _ in
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: path + suffix, toPath: folder.file("captures.sqlite") + suffix)
            }
        }
        return folder
    }

    /// What the database takes on the disk with its log.
    func size() throws -> Int { try ProjectFiles.size(path) + ((try? ProjectFiles.size(path + "-wal")) ?? 0) }
}
