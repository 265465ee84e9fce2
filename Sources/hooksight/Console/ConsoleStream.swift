import Dispatch
import HookModel
import Synchronization

/// One stream with what waits to be printed on it, and the thread that writes: whoever prints never waits.
///
/// The thread may stand in a write for as long as nobody reads. Then the queue drops and counts; at the end of the program
/// the thread is left where it is.
final class ConsoleStream: Sendable {
    private enum Activity {
        /// Nothing waits, and nothing is being written.
        case idle
        case writing
        /// Nothing is printed any more.
        case closed
    }

    private struct State {
        var queue: ConsoleQueue
        var activity = Activity.idle
        /// How many batches were written, by which a slow reader is told from none.
        var written = 0
        var flushes: [StartSignal<Void>] = []
    }

    let terminal: Terminal
    private let onDropped: (@Sendable (Int) -> Void)?
    private let onGone: @Sendable () -> Void
    private let state: Mutex<State>
    /// Serial queues have threads of their own, so that one which stands still holds up nobody.
    private let thread = DispatchQueue(label: "hooksight.console")

    /// So many entries are written at once.
    private static let batch = 64

    /// Prints on a terminal, a pipe or a file.
    ///
    /// - Parameters:
    ///   - terminal: Where to.
    ///   - limits: How much may wait.
    ///   - onDropped: Called on the thread with the number of lines that were not printed; nil prints that here.
    ///   - onGone: Called on the thread, once, when the stream's reader is gone.
    init(
        _ terminal: Terminal, limits: ConsoleQueue.Limits = ConsoleQueue.Limits(),
        onDropped: (@Sendable (Int) -> Void)? = nil, onGone: @escaping @Sendable () -> Void = {}
    ) {
        self.terminal = terminal
        self.onDropped = onDropped
        self.onGone = onGone
        state = Mutex(State(queue: ConsoleQueue(limits)))
    }

    /// Takes lines to print; does not block.
    func add(_ entry: ConsoleEntry) {
        let starts = state.withLock { state -> Bool in
            guard state.activity != .closed else { return false }
            state.queue.add(entry)
            defer { state.activity = .writing }
            return state.activity == .idle
        }
        if starts { thread.async { self.drain() } }
    }

    /// Waits until everything that was added is written.
    ///
    /// - Returns: False when nothing was written for a time of `patience`, as nobody reads, or not all within `limit`.
    func flush(patience: Duration, limit: Duration) async -> Bool {
        let end = ContinuousClock.now + limit
        while true {
            let before = state.withLock(\.written)
            if await isIdle(within: patience) { return true }
            if state.withLock(\.written) == before || ContinuousClock.now >= end { return false }
        }
    }

    /// Prints nothing any more, and gives the number of lines that waited; the write under way is left to itself.
    func close() -> Int {
        let (unprinted, flushes) = state.withLock { state in
            defer { state = State(queue: ConsoleQueue(), activity: .closed) }
            return (state.queue.unprinted, state.flushes)
        }
        for flush in flushes { flush.set(.success(())) }
        return unprinted
    }

    private func isIdle(within time: Duration) async -> Bool {
        let flushed = StartSignal<Void>()
        let isIdle = state.withLock { state in
            if state.activity == .writing { state.flushes.append(flushed) }
            return state.activity != .writing
        }
        if isIdle { return true }
        let milliseconds = Int(time.wholeMilliseconds)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
            flushed.set(.failure(CancellationError()))
        }
        // The end of the program cancels tasks, and that is when this is called.
        return await Task { (try? await flushed.wait()) != nil }.value
    }

    private func drain() {
        while let batch = next() {
            var bytes: [UInt8] = []
            if batch.dropped > 0 {
                if let onDropped {
                    onDropped(batch.dropped)
                } else {
                    bytes += Array("\(ConsoleStream.note(batch.dropped))\n".utf8)
                }
            }
            for entry in batch.entries { entry.write(&bytes) }
            guard terminal.write(bytes) else {
                _ = close()
                return onGone()
            }
            state.withLock { $0.written += 1 }
        }
    }

    private func next() -> ConsoleQueue.Batch? {
        let (batch, flushes) = state.withLock { state -> (ConsoleQueue.Batch?, [StartSignal<Void>]) in
            guard state.activity == .writing else { return (nil, []) }
            guard state.queue.isEmpty else { return (state.queue.next(ConsoleStream.batch), []) }
            state.activity = .idle
            defer { state.flushes = [] }
            return (nil, state.flushes)
        }
        for flush in flushes { flush.set(.success(())) }
        return batch
    }

    /// What is printed in the place of lines that were dropped.
    static func note(_ count: Int) -> String {
        let lines = count == 1 ? "1 line" : "\(GroupedNumber.text(count)) lines"
        return "… \(lines) not printed: the output is not read fast enough; everything is stored"
    }
}
