import HookModel
import HookStore

/// Which captures are replayed, in which order.
enum ReplayChoice {
    /// A capture that was chosen.
    struct Chosen: Sendable {
        let id: Int64
        let receivedAt: Timestamp
    }

    /// Captures by id, in the order in which they were named.
    ///
    /// - Throws: `CommandFailure` for an id that the store does not have.
    static func named(_ names: [ShownID.CaptureName], in store: Store) async throws -> [Chosen] {
        var chosen: [Chosen] = []
        for name in names {
            let id: Int64
            switch name {
            case .id(let number): id = number
            case .latest:
                guard let latest = try await store.latestID() else {
                    throw CommandFailure(description: "no captures yet; nothing was replayed")
                }
                id = latest
            }
            guard let capture = try await store.capture(id, bodyLimit: 0) else {
                throw CommandFailure(description: "no capture \(id), or not any more; nothing was replayed")
            }
            chosen.append(Chosen(id: id, receivedAt: capture.request.receivedAt))
        }
        return chosen
    }

    /// Captures that fit a filter, the oldest first; those that did not arrive whole are passed over.
    static func fitting(_ filter: CaptureFilter, in store: Store) async throws -> [Chosen] {
        let ids = try await StoredCaptures.ids(that: filter.root, in: store)
        var chosen: [Chosen] = []
        for start in stride(from: 0, to: ids.count, by: ReplayChoice.batch) {
            let arrivals = try await store.arrivals(of: ids[start..<min(start + ReplayChoice.batch, ids.count)])
            chosen += arrivals.filter(\.isComplete).map { Chosen(id: $0.id, receivedAt: $0.receivedAt) }
        }
        return chosen
    }

    /// So many captures are looked at with one read.
    private static let batch = 4096
}
