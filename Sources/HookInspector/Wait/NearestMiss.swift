internal import HookModel
internal import HookStore

/// The capture that came nearest to a query that was not met, and what of the query it does not fit.
struct NearestMiss {
    /// The capture's id.
    let capture: Int64
    /// The query.
    let query: Query
    /// The conditions that do not hold.
    let differs: [String]

    /// Only so many of the newest captures are looked at.
    private static let newest = 500

    /// Looks for it among captures after one, but for those that count for the query.
    ///
    /// - Returns: The newest of those that fit the most conditions; nil where none fits any, or the query has no
    ///   conditions.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    static func find(
        _ query: Query, after id: Int64, but counted: [Int64], in store: Store
    ) async throws -> NearestMiss? {
        guard let root = query.root else { return nil }
        let conditions = root.conditions
        var fitting: [Int64: [Bool]] = [:]
        for (index, condition) in conditions.enumerated() {
            let search = CaptureSearch(condition, after: id)
            for capture in try await store.ids(search, limit: NearestMiss.newest + counted.count).ids
            where !counted.contains(capture) {
                fitting[capture, default: Array(repeating: false, count: conditions.count)][index] = true
            }
        }
        let best = fitting.max { one, other in
            (one.value.count { $0 }, one.key) < (other.value.count { $0 }, other.key)
        }
        guard let best else { return nil }
        let differs = zip(conditions, best.value).filter { !$0.1 }.map { $0.0.description }
        return NearestMiss(capture: best.key, query: query, differs: differs)
    }
}

extension QueryNode {
    /// The parts that all have to hold.
    fileprivate var conditions: [QueryNode] {
        if case .all(let parts) = self { parts } else { [self] }
    }
}
