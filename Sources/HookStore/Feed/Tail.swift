internal import Synchronization

/// The newest elements of a sequence without end, for any number of readers, each at its own pace.
///
/// One copy is kept for all, so that two hundred readers cost the writer no more than one; where nobody reads, nothing is
/// kept. What is dropped before a reader has read it shows as a gap.
package final class Tail<Element: Sendable>: Sendable {
    /// What a reader gets.
    package struct Reading: Sendable {
        /// The elements from where it was asked on.
        package let elements: [Element]
        /// Where to read on.
        package let next: Int
        /// How many elements were dropped before the first of these.
        package let missed: Int
    }

    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var elements: [Element] = []
        /// Those before are dropped.
        var first = 0
        /// The place of `elements[first]`.
        var place = 0
        var bytes = 0
        var isEnded = false
        var waiters: [Waiter] = []
        var nextWaiter = 0
        var readers = 0

        var end: Int { place + elements.count - first }
    }

    private let state = Mutex(State())
    private let limit: Int
    private let bytes: Int
    private let size: @Sendable (Element) -> Int

    /// Makes a tail without elements.
    ///
    /// - Parameters:
    ///   - limit: How many elements it keeps at most.
    ///   - bytes: How many bytes they keep in memory at most, about; the newest stays, however large it is.
    ///   - size: How many bytes an element keeps.
    package init(limit: Int = 8_192, bytes: Int = 16 << 20, size: @escaping @Sendable (Element) -> Int) {
        self.limit = limit
        self.bytes = bytes
        self.size = size
    }

    /// The place behind the newest element.
    package var end: Int { state.withLock { $0.end } }

    /// Begins to read: what is added from now on is kept, until `leave()`.
    package func join() { state.withLock { $0.readers += 1 } }

    /// Ends what `join()` began.
    package func leave() { state.withLock { $0.readers -= 1 } }

    /// Adds elements behind the newest.
    package func append(_ elements: [Element]) {
        let waiters = state.withLock { state -> [Waiter] in
            guard state.readers > 0 else {
                state.place = state.end + elements.count
                state.elements.removeAll()
                state.first = 0
                state.bytes = 0
                return []
            }
            for element in elements {
                state.elements.append(element)
                state.bytes += size(element)
            }
            while state.elements.count - state.first > 1,
                state.elements.count - state.first > limit || state.bytes > bytes
            {
                state.bytes -= size(state.elements[state.first])
                state.first += 1
                state.place += 1
            }
            // Moving what is kept costs as much as was dropped, in large steps.
            if state.first > limit {
                state.elements.removeFirst(state.first)
                state.first = 0
            }
            defer { state.waiters.removeAll(keepingCapacity: true) }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }

    /// The elements from a place on, as far as they are kept; without waiting.
    ///
    /// - Parameters:
    ///   - place: Where to begin: `end` as it was, or the `next` of an earlier reading.
    ///   - limit: At most so many.
    /// - Returns: The elements, and where to read on.
    package func read(from place: Int, limit: Int) -> Reading {
        state.withLock { state in
            let start = max(place, state.place)
            let index = state.first + start - state.place
            let end = min(index + limit, state.elements.count)
            return Reading(
                elements: Array(state.elements[index..<end]), next: start + end - index, missed: start - place)
        }
    }

    /// What came of waiting.
    package enum Arrival: Sendable, Hashable {
        /// There is an element.
        case isThere
        /// The time is over.
        case isLate
        /// Nothing will come any more, or the task is cancelled.
        case isOver
    }

    /// Waits until there is an element at a place, for a time at most.
    package func wait(for place: Int, _ time: Duration) async -> Arrival {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(for: place) }
            group.addTask { try? await Task.sleep(for: time) }
            await group.next()
            group.cancelAll()
        }
        let (isThere, isEnded) = state.withLock { ($0.end > place, $0.isEnded) }
        return isThere ? .isThere : isEnded || Task.isCancelled ? .isOver : .isLate
    }

    /// Waits until there is an element at a place, or nothing will come any more, or the task is cancelled.
    private func wait(for place: Int) async {
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
    }

    /// Nothing comes any more.
    package func finish() {
        let waiters = state.withLock { state in
            state.isEnded = true
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }
}
