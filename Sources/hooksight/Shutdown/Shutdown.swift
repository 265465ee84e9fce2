import Dispatch
import HookModel
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The end of `listen`: begins at a signal, and always comes to one.
///
/// Services end one after the other, each within its time (`TimedService`). A second signal, or whatever holds the end up
/// for longer than `limit`, ends the process where it stands. No acknowledged capture is lost by that: it was synced to the
/// disk before its sender was answered.
final class Shutdown: Sendable {
    private enum State {
        case running
        /// The services end; the name of the one that is waited for.
        case ending(waitingFor: String)
    }

    private let limit: Duration
    private let console: Console
    private let exit: @Sendable (Int32) -> Void
    private let state = Mutex(State.running)
    private let hasCut = Mutex(false)
    /// Tasks may all stand still when this is needed.
    private let queue = DispatchQueue(label: "hooksight.shutdown")

    /// So long the last line gets to be printed in, in milliseconds.
    private static let lastWords = 200

    /// Watches over the end; nothing happens before it begins.
    ///
    /// - Parameters:
    ///   - limit: How long the end may take; a service manager's patience is often 10 s.
    ///   - console: Where it is said what was cut off.
    ///   - exit: Ends the process at once.
    init(
        limit: Duration = .milliseconds(9500), console: Console,
        exit: @escaping @Sendable (Int32) -> Void = { _exit($0) }
    ) {
        self.limit = limit
        self.console = console
        self.exit = exit
    }

    /// Whether a service had to be left behind.
    var isIncomplete: Bool { hasCut.withLock(\.self) }

    /// Takes SIGTERM and SIGINT for as long as the sources live: the first calls `begin`, every further one ends the process.
    func signalSources(_ begin: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
        [SIGTERM, SIGINT].map { number in
            #if canImport(Darwin)
                // There a source does not keep the signal from ending the process.
                signal(number, SIG_IGN)
            #endif
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [self] in take(number, begin) }
            source.resume()
            return source
        }
    }

    /// A signal came.
    func take(_ number: Int32, _ begin: @Sendable () -> Void) {
        guard self.begin() else {
            // As a shell shows a program that a signal has ended.
            return end(128 + number, "ended at once by a second signal; everything acknowledged is stored")
        }
        begin()
    }

    /// The end begins; false when it has begun before.
    @discardableResult
    func begin() -> Bool {
        let isFirst = state.withLock { state in
            guard case .running = state else { return false }
            state = .ending(waitingFor: "its services")
            return true
        }
        guard isFirst else { return false }
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(limit.wholeMilliseconds))) { [self] in
            guard case .ending(let name) = state.withLock(\.self) else { return }
            end(2, "the end did not come within \(limit.text), waiting for \(name); everything acknowledged is stored")
        }
        return true
    }

    /// The end has come to a service.
    func waits(for name: String) {
        begin()
        state.withLock { $0 = .ending(waitingFor: name) }
    }

    /// A service had more to do than there was time for.
    func cuts(_ name: String, after time: Duration) {
        console.warn("\(name) did not end within \(time.text), and was cut off")
    }

    /// A service did not end even then, and is left behind.
    func leaves(_ name: String) {
        hasCut.withLock { $0 = true }
        console.fail("\(name) could not be ended; everything acknowledged is stored")
    }

    private func end(_ status: Int32, _ words: String) {
        console.fail(words)
        let isPrinted = DispatchSemaphore(value: 0)
        Task { [console] in
            _ = await console.errors.flush(
                patience: .milliseconds(Shutdown.lastWords), limit: .milliseconds(Shutdown.lastWords))
            isPrinted.signal()
        }
        _ = isPrinted.wait(timeout: .now() + .milliseconds(Shutdown.lastWords))
        exit(status)
    }
}
