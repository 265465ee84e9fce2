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
        try StoreFolder.make(for: settings.store)
        let writer = try StoreWriter.open(
            settings.store, logger: logger, keeping: settings.keeps,
            listed: { [catalog = settings.catalog] in catalog.lists($1, of: $0) })
        let store = writer.store
        let judge = try Judge(
            catalog: settings.catalog, secrets: settings.secrets, verifyTokens: settings.verifyTokens,
            pins: settings.pins, trustedProxies: settings.trustedProxies, publicURL: settings.publicURL)
        let printer = CapturePrinter(form: settings.output, store: store)
        let policy = AnswerPolicy(enforces: settings.enforces, catalog: settings.catalog)
        let diagnosis = DiagnosisWorker(
            RequestDiagnoser(
                catalog: settings.catalog, secrets: settings.secrets, trustedProxies: settings.trustedProxies,
                publicURL: settings.publicURL),
            writer: writer, logger: logger, onDiagnosed: { printer.print($1, of: $0) })
        let show: @Sendable ([Capture]) -> Void = { printer.print($0) }
        let lines = TargetLines(terminal: terminal)
        let board = TargetBoard(settings.targets) { lines.print($0) }
        let providers = try ProviderForwarding(settings.catalog, secrets: settings.secrets)
        let last = try await store.latestID() ?? 0
        let desk = settings.answerFrom.map {
            AnswerDesk(target: $0, rules: settings.forwardRules, providers: providers, writer: writer, after: last)
        }
        let ownPorts = OwnPorts([settings.port, settings.inspectPort])
        let forwarder = Forwarder(
            targets: settings.targets, rules: settings.forwardRules, writer: writer, providers: providers, board: board,
            group: SharedEventLoops.group, authorities: settings.authorities, desk: desk,
            ownPorts: ownPorts, logger: logger,
            onAttempt: { printer.print($0, $1) })
        let choice = TargetChoice(settings.targets)
        let receiver = try Receiver(
            judge: judge, policy: policy, choice: choice, writer: writer, desk: desk,
            onStored: settings.output == .quiet ? nil : show, onUnexplained: { diagnosis.add($0) },
            onDeliveries: { forwarder.wake($0) })
        let urls = ListenURLs()
        let refused = RefusedLog()
        let output = settings.output
        let refusals = RefusalLines(urls: urls) { line in
            guard output != .quiet else { return }
            Terminal.standardError.line(Terminal.standardError.paint(line, .faint))
        }
        let listener = ReceiverListener(
            host: settings.host, port: settings.port, limits: settings.limits, sink: receiver, logger: logger,
            onRefusal: { request in
                refused.add(request)
                refusals.add(request)
            })
        let inspector = try InspectorService(
            settings: inspectorSettings, writer: writer, catalog: settings.catalog,
            forwarding: Forwarding(
                targets: { board.all }, choose: { choice.targets(for: $0) },
                signingProblem: { providers.signingProblem(of: $0) }, wake: { forwarder.wake() },
                retry: { forwarder.wakeForRetry() }, enable: { forwarder.enable($0) }),
            receiving: Receiving(
                address: { urls.receiver }, refused: { refused.newest }, onMisdirected: { refusals.add($0) }),
            diagnose: { await diagnosis.diagnosis(of: $0) },
            logger: logger)
        let line = RetentionLine(settings: settings)
        let retention = Retention(writer) { [logger] in logger.warning("\(line.text($0))") }
        var services: [any Service] = [
            StoreService(writer), retention, diagnosis, forwarder, refusals, inspector, listener,
        ]
        if let desk { services.append(desk) }
        let group = ServiceGroup(configuration: configuration(services))
        async let announced: Void = announce(listener, inspector, writer, board, lines, ownPorts, urls)
        try await group.run()
        try await announced
        printer.finish()
    }

    private func configuration(_ services: [any Service]) -> ServiceGroupConfiguration {
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() })
        configuration.maximumGracefulShutdownDuration = .seconds(9)
        return configuration
    }

    private var inspectorSettings: InspectorSettings {
        InspectorSettings(
            host: settings.inspectHost, port: settings.inspectPort, hostNames: settings.inspectHostNames,
            token: settings.inspectToken, allowsProxy: settings.inspectProxy,
            showsCredentials: settings.showCredentials)
    }

    /// Says where both listen, and notes the inspector's address in the lock file for other commands.
    private func announce(
        _ listener: ReceiverListener, _ inspector: InspectorService, _ writer: StoreWriter, _ board: TargetBoard,
        _ lines: TargetLines, _ ownPorts: OwnPorts, _ urls: ListenURLs
    ) async throws {
        let receiver = try await listener.waitUntilListening()
        ownPorts.add(receiver.port)
        urls.setReceiver("http://\(receiver.reachable)/")
        let address = try await inspector.waitUntilListening()
        ownPorts.add(address.port)
        urls.setInspector("http://\(address.reachable)/")
        writer.note(inspector: "\(address.reachable)")
        guard settings.output != .quiet else { return }
        try await board.waitUntilKnown()
        Banner(
            settings: settings, targets: board.all, receiver: receiver, inspector: address, terminal: terminal
        ).print()
        lines.open()
    }
}
