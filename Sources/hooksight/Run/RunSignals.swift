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

/// The signals that end a program: the command that runs gets them; before and after it they end the run.
final class RunSignals: Sendable {
    private struct State {
        var child: ChildProcess?
        var isInterrupted = false
        /// A signal to end that came while the command ran.
        var passedOn: Int32?
    }

    private let state = Mutex(State())
    private let interruption = StartSignal<Int32>()
    private let queue = DispatchQueue(label: "hooksight.signals")

    /// Takes SIGINT, SIGTERM and SIGHUP for as long as the sources live.
    func sources() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM, SIGHUP].map { number in
            #if canImport(Darwin)
                // There a source does not keep the signal from ending the process.
                signal(number, SIG_IGN)
            #endif
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [self] in take(number) }
            source.resume()
            return source
        }
    }

    /// Starts the command, whose signals are from now on; nil when one has ended the run before.
    ///
    /// - Throws: Why it cannot be started.
    func starting(_ start: () throws -> ChildProcess) throws -> ChildProcess? {
        try state.withLock { state in
            guard !state.isInterrupted else { return nil }
            let child = try start()
            state.child = child
            return child
        }
    }

    /// The command has ended: from now on signals end the run.
    ///
    /// - Returns: The signal to end that came while it ran, or just when it had ended, which nobody else heeds.
    func childEnded() -> Int32? {
        state.withLock { state in
            state.child = nil
            return state.passedOn
        }
    }

    /// Waits for a signal that no command gets.
    ///
    /// - Throws: `CancellationError`.
    func interrupted() async throws -> Int32 { try await interruption.wait() }

    private func take(_ number: Int32) {
        let child = state.withLock { state in
            if state.child == nil { state.isInterrupted = true } else if number != SIGHUP { state.passedOn = number }
            return state.child
        }
        guard let child else { return interruption.set(.success(number)) }
        if number == SIGINT, RunSignals.isForeground { return }
        child.send(number)
    }

    /// Whether the terminal sends what is typed there to this process's group, so that the command has it already: a
    /// second SIGINT makes test runners give up at once.
    private static var isForeground: Bool {
        let terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return false }
        defer { close(terminal) }
        return tcgetpgrp(terminal) == getpgrp()
    }
}
