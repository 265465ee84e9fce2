internal import GRDB
internal import HookModel

/// The one place that deletes captures, with everything that hangs on them and with its counts.
///
/// The writing connection does not check foreign keys, which would look up two rows for each capture that is stored; so
/// what belongs to a capture is deleted here, table by table. Deliveries whose attempts are open go as well: what an
/// attempt comes to is recorded only of deliveries that are there.
final class CaptureDeletion {
    /// What deleting a capture needs to know of it.
    struct Row {
        let id: Int64
        let receivedAt: Int64
        let bodySize: Int
        let facet: Int64
        let shape: Int64?
    }

    private let counts: CaptureCounts
    private let deliveryCounts: DeliveryCounts
    private let events: EventIndex
    private let after: PreparedStatement
    private let within: PreparedStatement
    private let pending: PreparedStatement
    private let deliveries: PreparedStatement
    private let ofDeliveries: [PreparedStatement]
    private let ofCaptures: [PreparedStatement]
    /// What is gone since this was asked last.
    private var deleted: [ClosedRange<Int64>] = []

    init(_ db: Database, counts: CaptureCounts, deliveryCounts: DeliveryCounts, events: EventIndex) throws {
        self.counts = counts
        self.deliveryCounts = deliveryCounts
        self.events = events
        let columns = "id, received_at, body_size, facet_id, shape_id"
        after = try PreparedStatement(db, "SELECT \(columns) FROM captures WHERE id > ? ORDER BY id LIMIT ?")
        within = try PreparedStatement(db, "SELECT \(columns) FROM captures WHERE id BETWEEN ? AND ? ORDER BY id")
        pending = try PreparedStatement(
            db,
            """
            SELECT DISTINCT capture_id FROM deliveries INDEXED BY deliveries_by_capture
            WHERE capture_id BETWEEN ? AND ? AND state = 'pending'
            """)
        deliveries = try PreparedStatement(
            db,
            """
            SELECT target, provider, state, count(*) FROM deliveries INDEXED BY deliveries_by_capture
            WHERE capture_id BETWEEN ? AND ? GROUP BY target, provider, state
            """)
        ofDeliveries = try ["attempts", "delivery_bodies"].map { table in
            try PreparedStatement(
                db,
                """
                DELETE FROM \(table) WHERE delivery_id IN
                    (SELECT id FROM deliveries INDEXED BY deliveries_by_capture WHERE capture_id BETWEEN ? AND ?)
                """)
        }
        let tables = [
            ("deliveries", "capture_id"), ("diagnoses", "capture_id"), ("body_chunks", "capture_id"),
            ("captures", "id"),
        ]
        ofCaptures = try tables.map { table, column in
            try PreparedStatement(db, "DELETE FROM \(table) WHERE \(column) BETWEEN ? AND ?")
        }
    }

    /// The captures after an id, oldest first.
    func rows(after id: Int64, limit: Int) throws -> [Row] {
        after.bind(1, id)
        after.bind(2, Int64(limit))
        return try rows(after)
    }

    /// The captures of a range of ids.
    func rows(in ids: ClosedRange<Int64>) throws -> [Row] {
        bind(ids, to: within)
        return try rows(within)
    }

    /// Those of a range of ids that have a pending delivery.
    func pending(in ids: ClosedRange<Int64>) throws -> Set<Int64> {
        bind(ids, to: pending)
        defer { pending.reset() }
        var found: Set<Int64> = []
        while try pending.step() { found.insert(pending.integer(at: 0)) }
        return found
    }

    /// Deletes captures by their ids, within the open transaction; ids of none are passed over.
    func delete(_ ids: [Int64]) throws {
        var rest = ids.sorted()[...]
        while let first = rest.popFirst() {
            var last = first
            while let next = rest.first, next <= last + 1 {
                last = next
                rest.removeFirst()
            }
            try delete(rows(in: first...last)[...])
        }
    }

    /// Deletes captures that follow each other, within the open transaction: no other capture has an id between theirs.
    func delete(_ rows: ArraySlice<Row>) throws {
        guard let first = rows.first?.id, let last = rows.last?.id else { return }
        let hasDeliveries = try countDeliveries(first...last)
        for statement in (hasDeliveries ? ofDeliveries : []) + ofCaptures {
            bind(first...last, to: statement)
            try statement.run()
        }
        for row in rows { counts.note(facet: row.facet, shape: row.shape, by: -1) }
        deleted.append(first...last)
        events.noteDeleted(first...last)
    }

    /// The captures that are gone since this was asked last.
    func takeDeleted() -> [ClosedRange<Int64>] {
        defer { deleted.removeAll(keepingCapacity: true) }
        return deleted
    }

    /// The transaction was rolled back.
    func reset() { deleted.removeAll(keepingCapacity: true) }

    func close() {
        for statement in [after, within, pending, deliveries] + ofDeliveries + ofCaptures { statement.finalize() }
    }

    /// Notes the deliveries of a range of captures as gone; gives whether there are any.
    private func countDeliveries(_ ids: ClosedRange<Int64>) throws -> Bool {
        bind(ids, to: deliveries)
        defer { deliveries.reset() }
        var hasAny = false
        while try deliveries.step() {
            hasAny = true
            guard let target = deliveries.text(at: 0), let provider = deliveries.text(at: 1),
                let state = deliveries.text(at: 2)
            else { continue }
            deliveryCounts.note(target, provider, state, by: -deliveries.integer(at: 3))
        }
        return hasAny
    }

    private func bind(_ ids: ClosedRange<Int64>, to statement: PreparedStatement) {
        statement.bind(1, ids.lowerBound)
        statement.bind(2, ids.upperBound)
    }

    private func rows(_ statement: PreparedStatement) throws -> [Row] {
        defer { statement.reset() }
        var rows: [Row] = []
        while try statement.step() {
            rows.append(
                Row(
                    id: statement.integer(at: 0), receivedAt: statement.integer(at: 1),
                    bodySize: Int(statement.integer(at: 2)), facet: statement.integer(at: 3),
                    shape: statement.isNull(at: 4) ? nil : statement.integer(at: 4)))
        }
        return rows
    }
}
