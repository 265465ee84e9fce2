import ArgumentParser
import HookReceiver

/// What `listen` does: says where both listen, prints what comes, and ends at a signal.
struct ListenRun {
    let settings: ListenSettings

    func run() async throws {
        let console = Console(settings.output)
        do {
            try await listen(console)
        } catch {
            // What was printed before comes before the error.
            await console.flush()
            throw error
        }
        await console.flush()
    }

    private func listen(_ console: Console) async throws {
        let listener = try await Listener(settings, console: console)
        // What it throws, the services throw, too; what it still waits for at the end never comes.
        async let _ = announce(listener)
        let signals = listener.shutdown.signalSources { Task { await listener.end() } }
        try await listener.run()
        // A second signal ends the program until here.
        withExtendedLifetime(signals) {}
        guard !listener.shutdown.isIncomplete else { throw ExitCode(2) }
    }

    private func announce(_ listener: Listener) async throws {
        let (receiver, inspector) = try await listener.waitUntilListening()
        guard settings.output != .quiet else { return }
        try await listener.monitor.waitUntilKnown()
        Banner(
            settings: settings, targets: listener.monitor.all, receiver: receiver, inspector: inspector,
            console: listener.console
        ).print()
        listener.targetLines.open()
    }
}
