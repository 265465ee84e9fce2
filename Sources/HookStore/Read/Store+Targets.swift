internal import GRDB
package import HookModel

extension Store {
    /// How many deliveries of each target stand where; takes no longer with more of them.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func deliveryCounts() async throws(StoreError) -> [String: [DeliveryState: Int]] {
        try await read { db in
            var counts: [String: [DeliveryState: Int]] = [:]
            let sql = "SELECT target, state, sum(count) AS count FROM delivery_counts WHERE count > 0 GROUP BY 1, 2"
            for row in try Row.fetchAll(db, sql: sql) {
                guard let state = DeliveryState(rawValue: row["state"]) else { continue }
                counts[row["target"], default: [:]][state] = row["count"]
            }
            return counts
        }
    }

    /// What is remembered of a target; of an unknown one, that all is well.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func health(of target: String) async throws(StoreError) -> TargetHealth {
        try await healths()[target] ?? TargetHealth()
    }

    /// What is remembered of all targets, by name.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func healths() async throws(StoreError) -> [String: TargetHealth] {
        try await read { db in
            var healths: [String: TargetHealth] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT name, health FROM targets") {
                healths[row["name"]] = TargetHealthText.decode(row["health"])
            }
            return healths
        }
    }
}
