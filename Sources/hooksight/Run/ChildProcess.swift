import Dispatch
import HookModel
import Synchronization

#if canImport(Glibc)
    // For `environ`, which nothing here changes.
    @preconcurrency import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that runs beside this one, with its streams, folder and process group.
///
/// It shares the group so that it may read from the terminal, and is stopped and continued with this program.
final class ChildProcess: Sendable {
    /// How it ended.
    enum End: Sendable, Hashable {
        case exited(Int32)
        case killed(signal: Int32)

        /// As a shell shows it: 128 and the signal for a program that a signal has ended.
        var status: Int32 {
            switch self {
            case .exited(let status): status
            case .killed(let signal): 128 + signal
            }
        }
    }

    private let id: pid_t
    private let ended = StartSignal<End>()
    /// Whether it was waited for, after which its id may be another process's.
    private let isGone = Mutex(false)

    /// Starts a program, which is looked for in `PATH` unless its name has a slash.
    ///
    /// - Parameters:
    ///   - command: The program's name and its arguments; not empty.
    ///   - variables: What its environment has beside this program's own.
    /// - Throws: `ChildStartError` when there is no such program, or it cannot be run.
    init(_ command: [String], variables: [String: String]) throws(ChildStartError) {
        id = try ChildProcess.spawn(command, variables)
        // A thread of its own, as the call blocks for as long as the program runs.
        DispatchQueue(label: "hooksight.child").async { [self] in
            var information = siginfo_t()
            while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
            var status: Int32 = 0
            isGone.withLock { isGone in
                while waitpid(id, &status, 0) == -1, errno == EINTR {}
                isGone = true
            }
            let signal = status & 0x7F
            ended.set(.success(signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)))
        }
    }

    /// Waits until it has ended; a task that is cancelled asks it to end, and waits on.
    func wait() async throws -> End {
        try await withTaskCancellationHandler {
            try await Task { try await ended.wait() }.value
        } onCancel: {
            send(SIGTERM)
        }
    }

    /// Sends it a signal, unless it has ended.
    func send(_ signal: Int32) {
        isGone.withLock { isGone in
            if !isGone { kill(id, signal) }
        }
    }

    private static func spawn(_ command: [String], _ added: [String: String]) throws(ChildStartError) -> pid_t {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals that this program blocks or ignores are its own affair.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments = command.map { strdup($0) } + [nil]
        var variables = environment(but: added) + added.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id = pid_t()
        let failure = posix_spawnp(&id, command[0], nil, &attributes, &arguments, &variables)
        guard failure == 0 else { throw ChildStartError(command[0], failure) }
        return id
    }

    /// Copies of this program's variables, byte for byte, but for those that are set anew.
    private static func environment(but set: [String: String]) -> [UnsafeMutablePointer<CChar>?] {
        var lines: [UnsafeMutablePointer<CChar>?] = []
        var next = environ
        while let line = next.pointee {
            let name = String(cString: line).prefix { $0 != "=" }
            if set[String(name)] == nil { lines.append(strdup(line)) }
            next += 1
        }
        return lines
    }
}
