internal import GRDB

/// Deletes deliveries with everything that hangs on them, and what is remembered of targets.
final class DeliveryDeletion {
    private let counts: DeliveryCounts
    private let find: PreparedStatement
    private let ofDelivery: [PreparedStatement]
    private let ofTarget: [PreparedStatement]

    init(_ db: Database, counts: DeliveryCounts) throws {
        self.counts = counts
        find = try PreparedStatement(db, "SELECT target, provider, state FROM deliveries WHERE id = ?")
        ofDelivery = try [("attempts", "delivery_id"), ("delivery_bodies", "delivery_id"), ("deliveries", "id")]
            .map { table, column in try PreparedStatement(db, "DELETE FROM \(table) WHERE \(column) = ?") }
        ofTarget = try [("targets", "name"), ("delivery_counts", "target")]
            .map { table, column in try PreparedStatement(db, "DELETE FROM \(table) WHERE \(column) = ?") }
    }

    /// Deletes deliveries; ids of none are passed over.
    ///
    /// - Returns: How many of each target are gone.
    func delete(_ deliveries: [Int64]) throws -> [String: Int] {
        var deleted: [String: Int] = [:]
        for id in deliveries {
            guard let target = try note(id) else { continue }
            deleted[target, default: 0] += 1
            for statement in ofDelivery {
                statement.bind(1, id)
                try statement.run()
            }
        }
        return deleted
    }

    /// Forgets a target whose deliveries are deleted.
    func forget(_ target: String) throws {
        // What was noted of its deliveries is written, and goes with the rest.
        try counts.write()
        for statement in ofTarget {
            statement.bind(1, target)
            try statement.run()
        }
    }

    func close() {
        for statement in [find] + ofDelivery + ofTarget { statement.finalize() }
    }

    /// Counts a delivery as gone; gives its target, or nil when there is none.
    private func note(_ id: Int64) throws -> String? {
        find.bind(1, id)
        defer { find.reset() }
        guard try find.step(), let target = find.text(at: 0), let state = find.text(at: 2) else { return nil }
        counts.note(target, find.text(at: 1) ?? "", state, by: -1)
        return target
    }
}
