internal import GRDB
public import HookModel
internal import JSONSchema

extension Store {
    /// How many deliveries of each target stand where; takes no longer with more of them.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func deliveryCounts() async throws(StoreError) -> [String: [DeliveryState: Int]] {
        try await read { db in
            var counts: [String: [DeliveryState: Int]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT target, state, count FROM delivery_counts WHERE count > 0") {
                guard let state = DeliveryState(rawValue: row["state"]) else { continue }
                counts[row["target"], default: [:]][state] = row["count"]
            }
            return counts
        }
    }

    /// What is remembered of a target; of an unknown one, that all is well.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func health(of target: String) async throws(StoreError) -> TargetHealth {
        try await healths()[target] ?? TargetHealth()
    }

    /// What is remembered of all targets, by name.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func healths() async throws(StoreError) -> [String: TargetHealth] {
        try await read { db in
            var healths: [String: TargetHealth] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM targets") {
                var health = TargetHealth(failedInRow: TargetHealth.counts(row["failed_in_row"]))
                if let since = row["off_since"] as Int64? {
                    health.off = TargetHealth.Off(
                        since: Timestamp(milliseconds: since), reason: row["off_reason"] ?? "no reason known")
                }
                healths[row["name"]] = health
            }
            return healths
        }
    }
}

extension TargetHealth {
    /// The counts as a JSON object.
    var countsText: String {
        var writer = JSONWriter()
        writer.object { writer in
            for (provider, count) in failedInRow.sorted(by: { $0.key < $1.key }) {
                writer.name(provider)
                writer.integer(count)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    fileprivate static func counts(_ text: String) -> [String: Int] {
        guard let members = try? JSONDocument(text).root.members else { return [:] }
        return Dictionary(members.compactMap { name, value in value.int.map { (name, $0) } }) { $1 }
    }
}
