import ArgumentParser
import HookInspector
import HookModel
import HookReceiver
import HookStore
import HookTransport

/// One run: the listener starts, the command runs, and what came meanwhile is held against what is expected.
struct RunSession: Sendable {
    /// How a command and its run ended.
    private enum Result: Sendable {
        /// The command ended.
        case ended(ChildProcess.End, RunOutcome?)
        /// A signal came before it was started, or while what is expected was waited for.
        case interrupted(Int32)
    }

    /// So long the command waits until what stands before it is printed.
    private static let patience = Duration.milliseconds(500)

    private let settings: RunSettings
    private let console: Console
    private let descriptors = OpenDescriptors()

    init(_ settings: RunSettings) {
        self.settings = settings
        // Standard output is the command's.
        console = Console(settings.listen.output, output: .standardError, errors: .standardError)
    }

    /// Runs to the end; gives the exit code.
    ///
    /// - Throws: `ChildStartError` when the command cannot be started; what the listener cannot start with;
    ///   `CommandFailure` when the file for JUnit cannot be written.
    func run() async throws -> Int32 {
        for note in settings.notes { console.remark("note: \(note)") }
        let result: Result
        do {
            result = try await listen()
        } catch {
            await console.flush()
            throw error
        }
        await console.flush()
        switch result {
        case .interrupted(let signal): return 128 + signal
        case .ended(let end, let outcome):
            guard let outcome else { return end.status }
            let report = RunReport(outcome, settings)
            Terminal.standardError.write(Array(report.text(Terminal.standardError).utf8))
            if let junit = settings.junit { try JUnitSuite.write(report.junit, to: junit) }
            return end.status != 0 || outcome.isMet ? end.status : 1
        }
    }

    private func listen() async throws -> Result {
        let signals = RunSignals()
        let sources = signals.sources()
        defer { withExtendedLifetime(sources) {} }
        let listener = try await Listener(settings.listen, console: console)
        async let result = result(listener, signals)
        try await listener.run()
        return try await result
    }

    /// Runs the command when both listen; whatever comes of it, the listener ends then.
    private func result(_ listener: Listener, _ signals: RunSignals) async throws -> Result {
        do {
            let result = try await command(listener, signals)
            await listener.end()
            return result
        } catch {
            await listener.end()
            throw error
        }
    }

    private func command(_ listener: Listener, _ signals: RunSignals) async throws -> Result {
        let (receiver, inspector) = try await listener.waitUntilListening()
        if settings.listen.output == .quiet {
            for warning in settings.listen.warnings { console.warn(warning) }
        } else {
            announce(listener, receiver, inspector)
        }
        // The command may write to the same stream.
        _ = await console.people.flush(patience: RunSession.patience, limit: RunSession.patience)
        let variables = RunVariables(
            receiver: "http://\(receiver.reachable)", inspector: "http://\(inspector.reachable)",
            store: settings.listen.store, catalog: settings.listen.catalog)
        descriptors.keepOthersFromPrograms()
        let started = try signals.starting { try ChildProcess(settings.command, variables: variables.values) }
        guard let child = started else { return .interrupted(try await signals.interrupted()) }
        let end = try await child.wait()
        // Whoever asked the command to end waits for nothing more.
        if let signal = signals.childEnded(), end == .exited(0) { return .interrupted(signal) }
        guard !settings.expected.isEmpty || !settings.unwanted.isEmpty else { return .ended(end, nil) }
        let client = try InspectorClient(address: "\(inspector.reachable)", token: settings.listen.inspectToken)
        let check = RunCheck(settings: settings, inspector: client, store: listener.writer.store)
        return try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask { .ended(end, try await check.outcome(isWaiting: end == .exited(0))) }
            group.addTask { .interrupted(try await signals.interrupted()) }
            defer { group.cancelAll() }
            return try await group.next() ?? .ended(end, nil)
        }
    }

    private func announce(_ listener: Listener, _ receiver: BoundAddress, _ inspector: InspectorAddress) {
        Banner(
            settings: settings.listen, targets: listener.monitor.all, receiver: receiver, inspector: inspector,
            console: console
        ).print()
        listener.targetLines.open()
    }
}
