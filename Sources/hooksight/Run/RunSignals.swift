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
    private let child = Mutex<ChildProcess?>(nil)
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

    /// From now on signals are the command's; nil when it has ended.
    func forward(to child: ChildProcess?) { self.child.withLock { $0 = child } }

    /// Waits for a signal that no command gets.
    ///
    /// - Throws: `CancellationError`.
    func interrupted() async throws -> Int32 { try await interruption.wait() }

    private func take(_ number: Int32) {
        guard let child = child.withLock(\.self) else { return interruption.set(.success(number)) }
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
