import ArgumentParser
import HookDiagnosis
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
        try StoreFolder.make(for: settings.store)
        let writer = try StoreWriter.open(
            settings.store, logger: logger, keeping: settings.keeps,
            listed: { [catalog = settings.catalog] in catalog.lists($1, of: $0) })
        let lines = TargetLines(console)
        let ownPorts = OwnPorts([settings.port, settings.inspectPort])
        let pipeline = try await Pipeline(
            pipelineSettings(ownPorts), writer: writer, group: SharedEventLoops.group, logger: logger
        ) { lines.print($0) }
        let urls = ListenURLs()
        let refused = RefusedLog()
        let refusals = RefusalLines(urls: urls) { [console, output = settings.output] line in
            if output != .quiet { console.remark(line) }
        }
        let listener = ReceiverListener(
            host: settings.host, port: settings.port, limits: limits, handler: pipeline.receiver,
            logger: logger,
            onRefusal: { request in
                refused.add(request)
                refusals.add(request)
            })
        let inspector = try InspectorService(
            settings: inspectorSettings, writer: writer, catalog: settings.catalog,
            control: pipeline.control, receiver: ListenStatus(urls: urls, log: refused, lines: refusals),
            diagnoses: pipeline.diagnosis, evaluator: pipeline.evaluator,
            logger: logger)
        let line = RetentionLine(settings: settings)
        let retention = Retention(writer) { [console] in console.warn(line.text($0)) }
        let shutdown = Shutdown(console: console)
        // Ended in the reverse order. Should several of them use up their times, `shutdown` cuts that short.
        var services: [any Service] = [
            TimedService("the store", within: .milliseconds(3300), StoreService(writer), shutdown),
            TimedService("the output", within: .seconds(3), console, shutdown),
            TimedService("the retention", within: .milliseconds(300), retention, shutdown),
            TimedService("the diagnosis", within: .milliseconds(300), pipeline.diagnosis, shutdown),
            TimedService("the forwarder", within: .seconds(1), pipeline.forwarder, shutdown),
            TimedService("the refused requests", within: .milliseconds(300), refusals, shutdown),
            TimedService("an answer of the inspector", within: .milliseconds(800), inspector, shutdown),
            TimedService("the receiver", within: limits.drainTime + .milliseconds(500), listener, shutdown),
        ]
        if let relay = pipeline.relay {
            services.append(TimedService("--answer-from", within: .seconds(1), relay, shutdown))
        }
        if settings.output != .quiet {
            let printer = CapturePrinter(form: settings.output, console: console, store: writer.store, urls: urls)
            let printing = FeedPrinter(printer, writer: writer, console: console)
            services.insert(TimedService("the printing", within: .milliseconds(500), printing, shutdown), at: 2)
        }
        let group = ServiceGroup(configuration: configuration(services))
        // What it throws, the services throw, too; what it still waits for at the end never comes.
        async let _ = announce(listener, inspector, writer, pipeline.monitor, lines, ownPorts, urls)
        let signals = shutdown.signalSources { Task { await group.triggerGracefulShutdown() } }
        try await group.run()
        // A second signal ends the program until here.
        withExtendedLifetime(signals) {}
        guard !shutdown.isIncomplete else { throw ExitCode(2) }
    }

    private func pipelineSettings(_ ownPorts: OwnPorts) -> PipelineSettings {
        var pipeline = PipelineSettings(catalog: settings.catalog)
        pipeline.secrets = settings.secrets
        pipeline.verifyTokens = settings.verifyTokens
        pipeline.pins = settings.pins
        pipeline.trustedProxies = settings.trustedProxies
        pipeline.publicURL = settings.publicURL
        pipeline.enforces = settings.enforces
        pipeline.targets = settings.targets
        pipeline.rules = settings.forwardRules
        pipeline.answerFrom = settings.answerFrom
        pipeline.authorities = settings.authorities
        pipeline.ownPorts = ownPorts
        return pipeline
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

    private var inspectorSettings: InspectorSettings {
        InspectorSettings(
            host: settings.inspectHost, port: settings.inspectPort, hostNames: settings.inspectHostNames,
            token: settings.inspectToken, allowsProxy: settings.inspectProxy,
            showsCredentials: settings.showCredentials)
    }

    /// Says where both listen, and notes the inspector's address in the lock file for other commands.
    private func announce(
        _ listener: ReceiverListener, _ inspector: InspectorService, _ writer: StoreWriter, _ monitor: TargetMonitor,
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
        try await monitor.waitUntilKnown()
        Banner(
            settings: settings, targets: monitor.all, receiver: receiver, inspector: address, console: console
        ).print()
        lines.open()
    }
}
