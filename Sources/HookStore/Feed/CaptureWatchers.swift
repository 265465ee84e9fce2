package import HookModel
internal import NIOCore
internal import Synchronization

/// Wakes those who wait for captures that fit a query, and nobody else.
///
/// What a capture's facet tells is decided once for each facet: a thousand who wait for other events cost a capture one
/// look into a table.
package final class CaptureWatchers: StoreObserver {
    private struct Watcher {
        let buffer: FeedBuffer
        let test: QueryTest
    }

    private struct State {
        var watchers: [ObjectIdentifier: Watcher] = [:]
        /// Who may wait for captures of a facet, as far as it was asked.
        var known: [QueryFacet: [FeedBuffer]] = [:]
        var isEnded = false
    }

    /// Facets are forgotten beyond so many: senders can invent events.
    private static let facets = 1_024
    /// Being woken once is enough.
    private static let waiting = 1

    private let state = Mutex(State())

    /// Makes watchers that nobody has joined; add them to a feed.
    package init() {}

    /// Begins to wait for captures that may fit a tree; ends when the subscription is let go.
    ///
    /// - Returns: A subscription that gives something after each commit with such a capture; what waits is the newest.
    package func watch(_ root: QueryNode?) -> FeedSubscription {
        let buffer = FeedBuffer(limit: CaptureWatchers.waiting, bytes: .max) { _ in true }
        let isEnded = state.withLock { state in
            state.watchers[ObjectIdentifier(buffer)] = Watcher(buffer: buffer, test: QueryTest(root))
            state.known.removeAll()
            return state.isEnded
        }
        if isEnded { buffer.ended() }
        return FeedSubscription(buffer) { [weak self] in self?.remove(buffer) }
    }

    package func stored(_ events: [StoreEvent]) {
        let woken = state.withLock { state -> [(FeedBuffer, StoreEvent)] in
            guard !state.watchers.isEmpty else { return [] }
            var woken: [ObjectIdentifier: (FeedBuffer, StoreEvent)] = [:]
            for case .captured(let stored) in events {
                for buffer in CaptureWatchers.buffers(for: QueryFacet(stored), &state) {
                    woken[ObjectIdentifier(buffer)] = (buffer, .captured(stored))
                }
            }
            return Array(woken.values)
        }
        for (buffer, event) in woken { buffer.stored([event]) }
    }

    package func ended() {
        let watchers = state.withLock { state in
            defer { state = State(isEnded: true) }
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.buffer.ended() }
    }

    private static func buffers(for facet: QueryFacet, _ state: inout State) -> [FeedBuffer] {
        if let known = state.known[facet] { return known }
        let found = state.watchers.values.filter { $0.test.evaluate(facet) != false }.map(\.buffer)
        if state.known.count >= CaptureWatchers.facets { state.known.removeAll(keepingCapacity: true) }
        state.known[facet] = found
        return found
    }

    private func remove(_ buffer: FeedBuffer) {
        state.withLock { state in
            state.watchers[ObjectIdentifier(buffer)] = nil
            state.known.removeAll()
        }
    }
}

extension QueryFacet {
    /// The facet of a capture that was stored just now.
    fileprivate init(_ stored: StoredCapture) {
        let findings = stored.capture.findings
        self.init(
            provider: findings.provider, events: .known(findings.eventTypes), signature: findings.signature.verdict,
            payload: findings.payload.verdict, method: .known(stored.capture.request.head.method))
    }
}
