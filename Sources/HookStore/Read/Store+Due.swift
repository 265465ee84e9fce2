internal import GRDB
package import HookModel

extension Store {
    /// The next deliveries to a target whose first attempt is due, in the order of their captures.
    ///
    /// Takes no longer with more deliveries of other targets, or of providers in `off`.
    ///
    /// - Parameters:
    ///   - target: The target's name.
    ///   - last: Only deliveries with a greater id.
    ///   - off: Without those of captures of these providers; the empty name stands for no provider.
    ///   - limit: The greatest number of rows.
    /// - Returns: The deliveries with what is to be sent, each for itself readable or not; fewer when their bodies are
    ///   long, none only when none is due.
    /// - Throws: `StoreError` when the store cannot be read.
    package func firstAttempts(
        to target: String, after last: Int64, without off: Set<String> = [], limit: Int
    ) async throws(StoreError) -> [DueRow] {
        try await read { db in
            let statement = try db.cachedStatement(sql: DueQuery.firstAttempts)
            let ids = try Store.providers(of: target, without: off, db).flatMap { provider in
                try Int64.fetchAll(statement, arguments: [target, provider, last, limit])
            }
            return try DueReader(db).rows(ids.sorted().prefix(limit))
        }
    }

    /// The deliveries to a target whose next attempt is due by now, the longest due first.
    ///
    /// Takes no longer with more deliveries of other targets, or of providers in `off`.
    ///
    /// - Parameters:
    ///   - target: The target's name.
    ///   - now: The moment.
    ///   - off: Without those of captures of these providers; the empty name stands for no provider.
    ///   - known: Without these deliveries, which are open, or wait in their order.
    ///   - limit: The greatest number of rows.
    /// - Returns: The deliveries with what is to be sent, each for itself readable or not; fewer when their bodies are
    ///   long, none only when none is due.
    /// - Throws: `StoreError` when the store cannot be read.
    package func retries(
        to target: String, dueBy now: Timestamp, without off: Set<String> = [], except known: Set<Int64> = [],
        limit: Int
    ) async throws(StoreError) -> [DueRow] {
        try await read { db in
            let statement = try db.cachedStatement(sql: DueQuery.retries)
            var found: [(dueAt: Int64, id: Int64)] = []
            for provider in try Store.providers(of: target, without: off, db) {
                // All that are known may stand among the first.
                let limit = limit + known.count
                for row in try Row.fetchAll(statement, arguments: [target, provider, now.milliseconds, limit]) {
                    if !known.contains(row["id"]) { found.append((row["due_at"], row["id"])) }
                }
            }
            return try DueReader(db).rows(found.sorted { $0 < $1 }.prefix(limit).map(\.id))
        }
    }

    /// The oldest delivery to a target that has not ended, due or not; nil when there is none.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func oldestPending(to target: String, without off: Set<String> = []) async throws(StoreError) -> DueRow? {
        try await read { db in
            let statement = try db.cachedStatement(sql: DueQuery.oldestPending)
            let ids = try Store.providers(of: target, without: off, db).compactMap { provider in
                try Int64.fetchOne(statement, arguments: [target, provider])
            }
            return try ids.min().flatMap { try DueReader(db).rows([$0]).first }
        }
    }

    /// When the next retry is due at a target after a moment; nil when none waits.
    ///
    /// - Parameters:
    ///   - target: The target's name.
    ///   - moment: Only retries that are due later.
    ///   - off: Without those of captures of these providers; the empty name stands for no provider.
    /// - Returns: The time; of an attempt that is due already, none.
    /// - Throws: `StoreError` when the store cannot be read.
    package func nextRetry(
        to target: String, after moment: Timestamp, without off: Set<String> = []
    ) async throws(StoreError) -> Timestamp? {
        try await read { db in
            let statement = try db.cachedStatement(sql: DueQuery.nextRetry)
            let times = try Store.providers(of: target, without: off, db).compactMap { provider in
                try Int64.fetchOne(statement, arguments: [target, provider, moment.milliseconds])
            }
            return times.min().map { Timestamp(milliseconds: $0) }
        }
    }

    private static func providers(of target: String, without off: Set<String>, _ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(sql: DueQuery.providers)
        return try String.fetchAll(statement, arguments: [target]).filter { !off.contains($0) }
    }
}
