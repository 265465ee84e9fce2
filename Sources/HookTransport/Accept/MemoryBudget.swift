internal import NIOCore
internal import Synchronization

/// The bytes that requests in flight may hold, over all connections and event loops.
///
/// Bodies that need at most `small` bytes get them at once, from everything that there is, and wait in a line of their
/// own. The memory of larger ones is reserved in steps, as they come: a length that was only announced holds next to
/// nothing. It comes from a pool that leaves an eighth of the whole to the small ones, and is granted only where all
/// large bodies that have begun can still end one after the other (the banker's rule): so half-read bodies never wait
/// for each other without an end. Both lines are first come, first served, but a large body that has begun may overtake
/// one that has not, and has to where it is the only one that can end.
final class MemoryBudget: Sendable {
    /// What a large body holds, and the most that it may come to hold.
    private struct Claim {
        var held: Int
        var most: Int
        var missing: Int { most - held }
    }

    private struct Waiter {
        let number: UInt64
        let bytes: Int
        let body: BodyMemory
        let since: NIODeadline
        let proceed: @Sendable () -> Void
    }

    private struct State {
        var free: Int
        var smallLine = CircularBuffer<Waiter>()
        var largeLine: [Waiter] = []
        var claims: [ObjectIdentifier: Claim] = [:]
        var nextNumber: UInt64 = 0
    }

    /// The bytes that there are.
    let total: Int
    /// Bodies that need so many bytes or fewer reserve them at once, and never wait behind larger ones.
    let small: Int
    /// The most that can be reserved for one body.
    let largest: Int
    private let state: Mutex<State>

    private static let smallLimit = 256 * 1024

    /// Makes a budget of so many bytes, for bodies that are cut at `longest` bytes.
    init(bytes: Int, longest: Int = .max) {
        total = bytes
        small = min(MemoryBudget.smallLimit, bytes / 8)
        // Where a single body may need everything, nothing can be set aside.
        largest = max(bytes - bytes / 8, min(longest, bytes))
        state = Mutex(State(free: bytes))
    }

    /// The bytes in flight.
    var used: Int { state.withLock { total - $0.free } }

    /// Whether anybody waits.
    var isWaitedFor: Bool { state.withLock { !$0.smallLine.isEmpty || !$0.largeLine.isEmpty } }

    /// Takes bytes that are already in memory; false when the budget is used up now, so that reading must stop.
    func take(_ bytes: Int) -> Bool {
        state.withLock { state in
            state.free -= bytes
            return state.free >= 0
        }
    }

    /// Takes bytes that are still to come if there is room and nobody waits for it; else joins a line.
    ///
    /// Returns nil when they were taken; otherwise the number to give up the wait with. `proceed` is called once,
    /// on any thread, when they were taken later. With `bytes` 0 it waits until the budget is no longer exceeded.
    func reserve(_ bytes: Int, for body: BodyMemory, orWait proceed: @escaping @Sendable () -> Void) -> UInt64? {
        state.withLock { state in
            if isLarge(body) {
                let mayOvertake = state.largeLine.isEmpty || state.claims[body.owner] != nil
                if mayOvertake, isSafe(bytes, body, state) {
                    grant(bytes, body, &state)
                    return nil
                }
            } else if state.smallLine.isEmpty, state.free >= bytes {
                state.free -= bytes
                return nil
            }
            state.nextNumber += 1
            let waiter = Waiter(
                number: state.nextNumber, bytes: bytes, body: body, since: .now(), proceed: proceed)
            if isLarge(body) { state.largeLine.append(waiter) } else { state.smallLine.append(waiter) }
            return state.nextNumber
        }
    }

    /// Leaves the line; false when the bytes were taken meanwhile, so that `proceed` is on its way.
    func giveUp(_ number: UInt64) -> Bool {
        let (found, ready) = state.withLock { state in
            if let index = state.smallLine.firstIndex(where: { $0.number == number }) {
                state.smallLine.remove(at: index)
            } else if let index = state.largeLine.firstIndex(where: { $0.number == number }) {
                state.largeLine.remove(at: index)
            } else {
                return (false, [Waiter]())
            }
            return (true, takeReady(&state))
        }
        for waiter in ready { waiter.proceed() }
        return found
    }

    /// Gives bytes back.
    func release(_ bytes: Int) {
        guard bytes > 0 else { return }
        let ready = state.withLock { state in
            state.free += bytes
            return takeReady(&state)
        }
        for waiter in ready { waiter.proceed() }
    }

    /// Forgets what a body was still to get; what it holds stays taken until it is released.
    func end(_ owner: ObjectIdentifier) {
        state.withLock { _ = $0.claims.removeValue(forKey: owner) }
    }

    /// The bytes that those ask for who have waited since before two moments, in the line of small and of large bodies.
    func overdue(small: NIODeadline, large: NIODeadline) -> Int {
        state.withLock { state in
            let bytes = state.smallLine.lazy.prefix { $0.since <= small }.reduce(0) { $0 + max(1, $1.bytes) }
            // Each grant may let others go on, so the large ones are helped one at a time.
            return bytes + (state.largeLine.first.map { $0.since <= large ? $0.bytes : 0 } ?? 0)
        }
    }

    // MARK: Grants

    private func isLarge(_ body: BodyMemory) -> Bool { body.most > small }

    private func grant(_ bytes: Int, _ body: BodyMemory, _ state: inout State) {
        state.free -= bytes
        state.claims[body.owner] = Claim(held: body.held + bytes, most: body.most)
    }

    private func takeReady(_ state: inout State) -> [Waiter] {
        guard !state.smallLine.isEmpty || !state.largeLine.isEmpty else { return [] }
        var ready: [Waiter] = []
        while let first = state.smallLine.first, state.free >= first.bytes {
            state.free -= first.bytes
            ready.append(first)
            state.smallLine.removeFirst()
        }
        while let index = nextLarge(state) {
            let waiter = state.largeLine.remove(at: index)
            grant(waiter.bytes, waiter.body, &state)
            ready.append(waiter)
        }
        return ready
    }

    /// The first in line or, where that one cannot go on, the one that has begun and misses least: whenever any body in
    /// the line can end, that one can.
    private func nextLarge(_ state: State) -> Int? {
        guard let first = state.largeLine.first, state.free > total - largest else { return nil }
        if isSafe(first.bytes, first.body, state) { return 0 }
        let begun = state.largeLine.indices.dropFirst().filter { state.claims[state.largeLine[$0].body.owner] != nil }
        guard let index = begun.min(by: { state.largeLine[$0].body.missing < state.largeLine[$1].body.missing }) else {
            return nil
        }
        return isSafe(state.largeLine[index].bytes, state.largeLine[index].body, state) ? index : nil
    }

    /// Whether all large bodies can still end, one after the other, when one gets so many bytes more.
    private func isSafe(_ bytes: Int, _ body: BodyMemory, _ state: State) -> Bool {
        var free = state.free - (total - largest) - bytes
        guard free >= 0 else { return false }
        let grown = Claim(held: body.held + bytes, most: body.most)
        // It can end first, and leaves to the others what they had before.
        if grown.missing <= free { return true }
        var claims = state.claims
        claims[body.owner] = grown
        for claim in claims.values.sorted(by: { $0.missing < $1.missing }) {
            guard claim.missing <= free else { return false }
            free += claim.held
        }
        return true
    }
}
