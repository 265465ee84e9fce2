import ArgumentParser
import FoundationEssentials
import HookInspector
import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import Logging
import ServiceLifecycle

/// What `listen` runs: store, diagnosis, forwarder, inspector and receiver, ended in the reverse order.
struct Listener {
    private let settings: ListenSettings
    private let console: Console
    private let logger: Logger

    init(_ settings: ListenSettings) {
        self.settings = settings
        console = Console(settings.output)
        logger = console.logger("hooksight")
    }

    func run() async throws {
        do {
            try await listen()
        } catch {
            // What was printed before comes before the error.
            await console.flush()
            throw error
        }
        await console.flush()
    }

    private func listen() async throws {
        try makeFolder()
        let lock = try StoreLock(store: settings.store)
        let store = try Store.open(settings.store, logger: logger)
        guard let writer = store.writer else { throw StoreError(.failed, "the store was opened without its writer") }
        let judge = try Judge(
            catalog: settings.catalog, secrets: settings.secrets, verifyTokens: settings.verifyTokens,
            pins: settings.pins, trustedProxies: settings.trustedProxies, publicURL: settings.publicURL)
        let printer = CapturePrinter(form: settings.output, console: console, store: store)
        let policy = AnswerPolicy(enforces: settings.enforces, catalog: settings.catalog)
        let diagnosis = DiagnosisWorker(
            RequestDiagnoser(
                catalog: settings.catalog, secrets: settings.secrets, trustedProxies: settings.trustedProxies,
                publicURL: settings.publicURL),
            store: store, logger: logger, onDiagnosed: { printer.print($1, of: $0) })
        let show: @Sendable ([Capture]) -> Void = { printer.print($0) }
        let lines = TargetLines(console)
        let board = TargetBoard(settings.targets) { lines.print($0) }
        let providers = try ProviderForwarding(settings.catalog, secrets: settings.secrets)
        let last = try await store.latestID() ?? 0
        let desk = settings.answerFrom.map {
            AnswerDesk(target: $0, rules: settings.forwardRules, providers: providers, writer: writer, after: last)
        }
        let ownPorts = OwnPorts([settings.port, settings.inspectPort])
        let forwarder = Forwarder(
            targets: settings.targets, rules: settings.forwardRules, store: store, providers: providers, board: board,
            group: SharedEventLoops.group, authorities: settings.authorities, desk: desk,
            ownPorts: ownPorts, logger: logger,
            onAttempt: { printer.print($0, $1) })
        let choice = TargetChoice(settings.targets)
        let receiver = try Receiver(
            judge: judge, policy: policy, choice: choice, writer: writer, desk: desk,
            onStored: settings.output == .quiet ? nil : show, onUnexplained: { diagnosis.add($0) },
            onDeliveries: { forwarder.wake() })
        let listener = ReceiverListener(
            host: settings.host, port: settings.port, limits: limits, sink: receiver, logger: logger)
        let inspector = try InspectorService(
            settings: inspectorSettings, store: store, catalog: settings.catalog,
            forwarding: Forwarding(
                targets: { board.all }, choose: { choice.targets(for: $0) },
                signingProblem: { providers.signingProblem(of: $0) }, wake: { forwarder.wake() },
                retry: { forwarder.wakeForRetry() }, enable: { forwarder.enable($0) }),
            diagnose: { await diagnosis.diagnosis(of: $0) },
            logger: logger)
        let shutdown = Shutdown(console: console)
        // Ended in the reverse order. Should several of them use up their times, `shutdown` cuts that short.
        var services: [any Service] = [
            TimedService("the store", within: .milliseconds(1500), StoreService(store), shutdown),
            TimedService("the output", within: .seconds(3), console, shutdown),
            TimedService("the diagnosis", within: .milliseconds(300), diagnosis, shutdown),
            TimedService("the forwarder", within: .seconds(1), forwarder, shutdown),
            TimedService("an answer of the inspector", within: .milliseconds(800), inspector, shutdown),
            TimedService("the receiver", within: limits.drainTime + .milliseconds(500), listener, shutdown),
        ]
        if let desk { services.append(TimedService("--answer-from", within: .seconds(1), desk, shutdown)) }
        let group = ServiceGroup(configuration: configuration(services))
        // What it throws, the services throw, too; what it still waits for at the end never comes.
        async let _ = announce(listener, inspector, lock, board, lines, ownPorts)
        let signals = shutdown.signalSources { Task { await group.triggerGracefulShutdown() } }
        try await group.run()
        // The lock is held until here, and a second signal ends the program.
        withExtendedLifetime((lock, signals)) {}
        guard !shutdown.isIncomplete else { throw ExitCode(2) }
    }

    /// Requests in flight have less time at the end than they would by themselves: others want theirs, too.
    private var limits: ReceiverLimits {
        var limits = settings.limits
        limits.drainTime = .seconds(5)
        return limits
    }

    private func configuration(_ services: [any Service]) -> ServiceGroupConfiguration {
        // Whatever ends, the others end in their order.
        ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The folder of the default store is made, and is its owner's alone; so is the folder of a store that is named.
    private func makeFolder() throws {
        guard let slash = settings.store.lastIndex(of: "/") else { return }
        let folder = String(settings.store[..<slash])
        guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                description:
                    "could not make the folder \(folder) for the store: \(error); choose another with --store PATH")
        }
    }

    private var inspectorSettings: InspectorSettings {
        InspectorSettings(
            host: settings.inspectHost, port: settings.inspectPort, hostNames: settings.inspectHostNames,
            token: settings.inspectToken, allowsProxy: settings.inspectProxy,
            showsCredentials: settings.showCredentials)
    }

    /// Says where both listen, and notes the inspector's address in the lock file for other commands.
    private func announce(
        _ listener: ReceiverListener, _ inspector: InspectorService, _ lock: StoreLock, _ board: TargetBoard,
        _ lines: TargetLines, _ ownPorts: OwnPorts
    ) async throws {
        let receiver = try await listener.waitUntilListening()
        ownPorts.add(receiver.port)
        let address = try await inspector.waitUntilListening()
        ownPorts.add(address.port)
        lock.write(inspector: "\(address.reachable)")
        guard settings.output != .quiet else { return }
        try await board.waitUntilKnown()
        Banner(
            settings: settings, targets: board.all, receiver: receiver, inspector: address, console: console
        ).print()
        lines.open()
    }
}
