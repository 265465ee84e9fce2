internal import NIOCore
internal import Synchronization

/// The bytes that requests in flight may hold, over all connections and event loops.
///
/// Who does not get its bytes at once waits in line; nobody overtakes. A request that alone is larger than the whole
/// budget gets through when nothing else is in flight.
final class MemoryBudget: Sendable {
    private struct Waiter {
        let number: UInt64
        let bytes: Int
        let proceed: @Sendable () -> Void
    }

    private struct State {
        var free: Int
        var waiters = CircularBuffer<Waiter>()
        var nextNumber: UInt64 = 0
    }

    /// The bytes that there are.
    let total: Int
    private let state: Mutex<State>

    init(bytes: Int) {
        total = bytes
        state = Mutex(State(free: bytes))
    }

    /// The bytes in flight.
    var used: Int { state.withLock { total - $0.free } }

    /// Takes bytes that are already in memory; false when the budget is used up now, so that reading must stop.
    func take(_ bytes: Int) -> Bool {
        state.withLock { state in
            state.free -= bytes
            return state.free >= 0
        }
    }

    /// Takes bytes that are still to come if they are free and nobody waits; else joins the line.
    ///
    /// Returns nil when they were taken; otherwise the number to give up the wait with. `proceed` is called once,
    /// on any thread, when they were taken later. With `bytes` 0 it waits until the budget is no longer exceeded.
    func reserve(_ bytes: Int, orWait proceed: @escaping @Sendable () -> Void) -> UInt64? {
        let bytes = min(bytes, total)
        return state.withLock { state in
            if state.waiters.isEmpty, state.free >= bytes {
                state.free -= bytes
                return nil
            }
            state.nextNumber += 1
            state.waiters.append(Waiter(number: state.nextNumber, bytes: bytes, proceed: proceed))
            return state.nextNumber
        }
    }

    /// The bytes that a reservation of so many really takes.
    func granted(_ bytes: Int) -> Int { min(bytes, total) }

    /// Leaves the line; false when the bytes were taken meanwhile, so that `proceed` is on its way.
    func giveUp(_ number: UInt64) -> Bool {
        let (found, ready) = state.withLock { state in
            let place = state.waiters.firstIndex { $0.number == number }
            guard let place else { return (false, [Waiter]()) }
            state.waiters.remove(at: place)
            return (true, MemoryBudget.takeReady(&state))
        }
        for waiter in ready { waiter.proceed() }
        return found
    }

    /// Gives bytes back.
    func release(_ bytes: Int) {
        guard bytes > 0 else { return }
        let ready = state.withLock { state in
            state.free += bytes
            return MemoryBudget.takeReady(&state)
        }
        for waiter in ready { waiter.proceed() }
    }

    private static func takeReady(_ state: inout State) -> [Waiter] {
        guard !state.waiters.isEmpty else { return [] }
        var ready: [Waiter] = []
        while let first = state.waiters.first, state.free >= first.bytes {
            state.free -= first.bytes
            ready.append(first)
            state.waiters.removeFirst()
        }
        return ready
    }
}
