import FoundationEssentials
import HookInspector
import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import Logging
import ServiceLifecycle
import UnixSignals

/// What `listen` runs: store, diagnosis, forwarder, inspector and receiver, ended in the reverse order.
struct Listener {
    private let settings: ListenSettings
    private let logger: Logger
    private let terminal: Terminal

    init(_ settings: ListenSettings) {
        self.settings = settings
        logger = Logger(label: "hooksight") { _ in TerminalLogHandler() }
        // Scripts read standard output, so what is meant for people goes to standard error then.
        terminal = settings.output == .pretty ? .standardOutput : .standardError
    }

    func run() async throws {
        try makeFolder()
        let lock = try StoreLock(store: settings.store)
        let store = try Store.open(settings.store, logger: logger)
        guard let writer = store.writer else { throw StoreError(.failed, "the store was opened without its writer") }
        let judge = try Judge(
            catalog: settings.catalog, secrets: settings.secrets, verifyTokens: settings.verifyTokens,
            pins: settings.pins, trustedProxies: settings.trustedProxies, publicURL: settings.publicURL)
        let printer = CapturePrinter(form: settings.output, store: store)
        let policy = AnswerPolicy(enforces: settings.enforces, catalog: settings.catalog)
        let diagnosis = DiagnosisWorker(
            RequestDiagnoser(
                catalog: settings.catalog, secrets: settings.secrets, trustedProxies: settings.trustedProxies,
                publicURL: settings.publicURL),
            store: store, logger: logger, onDiagnosed: { printer.print($1, of: $0) })
        let show: @Sendable ([Capture]) -> Void = { printer.print($0) }
        let lines = TargetLines(terminal: terminal)
        let board = TargetBoard(settings.targets) { lines.print($0) }
        let providers = try ProviderForwarding(settings.catalog, secrets: settings.secrets)
        let last = try await store.latestID() ?? 0
        let relay = settings.answerFrom.map {
            ResponseRelay(target: $0, rules: settings.forwardRules, providers: providers, store: store, after: last)
        }
        let ownPorts = OwnPorts([settings.port, settings.inspectPort])
        let forwarder = Forwarder(
            targets: settings.targets, rules: settings.forwardRules, store: store, providers: providers, board: board,
            group: SharedEventLoops.group, authorities: settings.authorities, relay: relay,
            ownPorts: ownPorts, logger: logger,
            onAttempt: { printer.print($0, $1) })
        let choice = TargetChoice(settings.targets)
        let receiver = try Receiver(
            judge: judge, policy: policy, choice: choice, writer: writer, relay: relay,
            onStored: settings.output == .quiet ? nil : show, onUnexplained: { diagnosis.add($0) },
            onDeliveries: { forwarder.wake($0) })
        let listener = ReceiverListener(
            host: settings.host, port: settings.port, limits: settings.limits, sink: receiver, logger: logger)
        let inspector = try InspectorService(
            settings: inspectorSettings, store: store, catalog: settings.catalog,
            forwarding: Forwarding(
                targets: { board.all }, choose: { choice.targets(for: $0) },
                signingProblem: { providers.signingProblem(of: $0) }, wake: { forwarder.wake() },
                retry: { forwarder.wakeForRetry() }, enable: { forwarder.enable($0) }),
            diagnose: { await diagnosis.diagnosis(of: $0) },
            logger: logger)
        var services: [any Service] = [StoreService(store), diagnosis, forwarder, inspector, listener]
        if let relay { services.append(relay) }
        let group = ServiceGroup(configuration: configuration(services))
        async let announced: Void = announce(listener, inspector, lock, board, lines, ownPorts)
        try await group.run()
        try await announced
        printer.finish()
        // The lock is held until here.
        withExtendedLifetime(lock) {}
    }

    private func configuration(_ services: [any Service]) -> ServiceGroupConfiguration {
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() })
        configuration.maximumGracefulShutdownDuration = .seconds(9)
        return configuration
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
            settings: settings, targets: board.all, receiver: receiver, inspector: address, terminal: terminal
        ).print()
        lines.open()
    }
}
