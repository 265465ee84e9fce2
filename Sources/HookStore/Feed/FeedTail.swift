internal import Synchronization

/// The newest events in the order of their commits, for any number of readers, each at its own pace.
///
/// One copy is kept for all, so that two hundred readers cost the writer no more than one. What a reader has not read
/// before it is dropped, it is told as a gap.
package final class FeedTail: StoreObserver {
    /// What a reader gets.
    package struct Reading: Sendable {
        /// The events from where it was asked on.
        package let events: [StoreEvent]
        /// Where to read on.
        package let next: Int
        /// How many events were dropped before the first of these.
        package let missed: Int
    }

    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [StoreEvent] = []
        /// Those before are dropped.
        var first = 0
        /// The place of `events[first]`.
        var place = 0
        var bytes = 0
        var isEnded = false
        var waiters: [Waiter] = []
        var nextWaiter = 0

        var end: Int { place + events.count - first }
    }

    private let state = Mutex(State())
    private let limit: Int
    private let bytes: Int

    /// Makes a tail without events.
    ///
    /// - Parameters:
    ///   - limit: How many events it keeps at most.
    ///   - bytes: How many bytes they keep in memory at most, about; the newest stays, however large it is.
    package init(limit: Int = 8_192, bytes: Int = 16 << 20) {
        self.limit = limit
        self.bytes = bytes
    }

    /// The place behind the newest event.
    package var end: Int { state.withLock { $0.end } }

    package func stored(_ events: [StoreEvent]) {
        let waiters = state.withLock { state -> [Waiter] in
            for event in events {
                state.events.append(event)
                state.bytes += event.byteCount
            }
            while state.events.count - state.first > 1,
                state.events.count - state.first > limit || state.bytes > bytes
            {
                state.bytes -= state.events[state.first].byteCount
                state.first += 1
                state.place += 1
            }
            // Moving what is kept costs as much as was dropped, in large steps.
            if state.first > limit {
                state.events.removeFirst(state.first)
                state.first = 0
            }
            defer { state.waiters.removeAll(keepingCapacity: true) }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }

    /// The events from a place on, as far as they are kept; without waiting.
    ///
    /// - Parameters:
    ///   - place: Where to begin: `end` as it was, or the `next` of an earlier reading.
    ///   - limit: At most so many.
    package func read(from place: Int, limit: Int) -> Reading {
        state.withLock { state in
            let start = max(place, state.place)
            let index = state.first + start - state.place
            let end = min(index + limit, state.events.count)
            return Reading(events: Array(state.events[index..<end]), next: start + end - index, missed: start - place)
        }
    }

    /// Waits until there is an event at a place, or nothing will come any more, or the task is cancelled.
    ///
    /// - Returns: Whether there is one.
    package func wait(for place: Int) async -> Bool {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.end > place || state.isEnded || Task.isCancelled { return true }
                    state.waiters.append(Waiter(id: id, continuation: continuation))
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume()
        }
        return state.withLock { $0.end > place }
    }

    package func ended() {
        let waiters = state.withLock { state in
            state.isEnded = true
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }
}
