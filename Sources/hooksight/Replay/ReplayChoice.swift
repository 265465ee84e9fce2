import HookModel
import HookStore

/// Which captures are replayed, in which order.
enum ReplayChoice {
    /// A capture that was chosen.
    struct Chosen: Sendable {
        let id: Int64
        let receivedAt: Timestamp
    }

    /// So many captures are looked at with one read.
    private static let batch = 4096

    /// Captures by id, in the order in which they were named; those that fit a query, the oldest first, without those that
    /// did not arrive whole.
    static func captures(_ choice: CaptureChoice, in store: Store) async throws -> [Chosen] {
        switch choice {
        case .named(let ids): return try await arrivals(of: ids[...], in: store) { _ in true }
        case .matching(let selection):
            let ids = try await StoredCaptures.ids(that: selection.root, in: store)
            var chosen: [Chosen] = []
            for start in stride(from: 0, to: ids.count, by: batch) {
                chosen += try await arrivals(
                    of: ids[start..<min(start + batch, ids.count)], in: store, where: \.isComplete)
            }
            return chosen
        }
    }

    private static func arrivals(
        of ids: ArraySlice<Int64>, in store: Store, where isWanted: (CaptureArrival) -> Bool
    ) async throws -> [Chosen] {
        try await store.arrivals(of: ids).filter(isWanted).map { Chosen(id: $0.id, receivedAt: $0.receivedAt) }
    }
}
