internal import HookModel
internal import HookStore
internal import NIOCore
internal import Synchronization

/// The newest captures as stream events, written once for all streams.
final class StreamFrames: Sendable {
    private let frames = Mutex<[Int64: ByteBuffer]>([:])
    private let store: Store

    /// So many are kept, some megabytes.
    private static let limit = 2_048

    init(_ store: Store) { self.store = store }

    /// The events of captures; none for those that are gone.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    func frames(of ids: [Int64]) async throws -> [Int64: ByteBuffer] {
        var found: [Int64: ByteBuffer] = [:]
        frames.withLock { frames in
            for id in ids { found[id] = frames[id] }
        }
        let missing = ids.filter { found[$0] == nil }
        guard !missing.isEmpty else { return found }
        var new: [Int64: ByteBuffer] = [:]
        for capture in try await store.captures(ids: missing) { new[capture.id] = StreamFrame.capture(capture) }
        frames.withLock { frames in
            if frames.count + new.count > StreamFrames.limit {
                let newest = frames.keys.sorted().suffix(StreamFrames.limit / 2)
                frames = frames.filter { $0.key >= newest.first ?? 0 }
            }
            frames.merge(new) { $1 }
        }
        found.merge(new) { $1 }
        return found
    }
}
