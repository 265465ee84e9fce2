internal import Dispatch
internal import Synchronization

/// What waits for the writer, and the group that it is writing.
///
/// While one group commits, the next gathers; so a group grows with the load, and a lone request waits for nobody.
/// Every batch leaves the queue once: with the writer, or with who closes it when the writer hangs.
final class WriterQueue: Sendable {
    /// Batches that are written in one transaction.
    struct Group: Sendable {
        var captures: [CaptureBatch] = []
        var changes: [ChangeBatch] = []

        var isEmpty: Bool { captures.isEmpty && changes.isEmpty }
    }

    /// What the writer finds.
    enum Next {
        case group(Group)
        case nothing
        /// Closed, and nothing is left.
        case end
    }

    private struct State {
        var waiting = Group()
        /// What is being written and has not been answered.
        var open: Group?
        /// Whether the writer will look by itself.
        var isBusy = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    /// Adds to what waits.
    ///
    /// - Returns: False when the queue is closed; then nothing was added.
    func add(_ change: (inout Group) -> Void) -> Bool {
        let (isTaken, wakes) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            change(&state.waiting)
            defer { state.isBusy = true }
            return (true, !state.isBusy)
        }
        if wakes { wake.signal() }
        return isTaken
    }

    /// Takes everything that waits.
    func next() -> Next {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isBusy = false
                return state.isClosed ? .end : .nothing
            }
            let group = state.waiting
            state.waiting = Group()
            state.open = group
            return .group(group)
        }
    }

    /// The group that was taken last is written or has failed.
    ///
    /// - Returns: Whether its callers are still to be answered.
    func finish() -> Bool {
        state.withLock { state in
            defer { state.open = nil }
            return state.open != nil
        }
    }

    /// Batches that have not been answered.
    var count: Int {
        state.withLock { state in
            [state.open, state.waiting].compactMap(\.self).reduce(0) { $0 + $1.captures.count + $1.changes.count }
        }
    }

    /// Makes the writer look for something to do.
    func nudge() { wake.signal() }

    /// Waits until there is something to do.
    func sleep() { wake.wait() }

    /// Refuses what comes from now on; what waits is still to be written.
    func close() {
        state.withLock { $0.isClosed = true }
        wake.signal()
    }

    /// Takes all that has not been answered, from a writer that hangs.
    func takeAll() -> [Group] {
        state.withLock { state in
            defer { (state.open, state.waiting) = (nil, Group()) }
            return [state.open, state.waiting].compactMap(\.self)
        }
    }
}
