import HookDiagnosis
import HookInspector
import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import Logging
import ServiceLifecycle

/// What `listen` and `run` run: store, diagnosis, forwarder, inspector and receiver, ended in the reverse order.
struct Listener: Sendable {
    let settings: ListenSettings
    let console: Console
    /// The end: begun by whoever runs this, and always coming to one.
    let shutdown: Shutdown
    /// Where captures are.
    let writer: StoreWriter
    /// What is known of the targets.
    let monitor: TargetMonitor
    /// Lines about targets; they are printed once it is open.
    let targetLines: TargetLines
    private let ownPorts: OwnPorts
    private let urls: ListenURLs
    private let receiver: ReceiverListener
    private let inspector: InspectorService
    private let group: ServiceGroup

    /// Opens the store and makes everything; nothing listens before `run()`.
    ///
    /// - Throws: `StoreError` when the store cannot be opened; what settings are refused with.
    init(_ settings: ListenSettings, console: Console) async throws {
        self.settings = settings
        self.console = console
        let logger = console.logger("hooksight")
        try StoreFolder.make(for: settings.store)
        writer = try StoreWriter.open(
            settings.store, logger: logger, keeping: settings.keeps,
            listed: { [catalog = settings.catalog] in catalog.lists($1, of: $0) })
        let lines = TargetLines(console)
        targetLines = lines
        ownPorts = OwnPorts([settings.port, settings.inspectPort])
        let pipeline = try await Pipeline(
            Listener.pipelineSettings(settings, ownPorts), writer: writer, group: SharedEventLoops.group,
            logger: logger
        ) { lines.print($0) }
        monitor = pipeline.monitor
        let urls = ListenURLs()
        self.urls = urls
        let refused = RefusedLog()
        let refusals = RefusalLines(urls: urls) { [output = settings.output] line in
            if output != .quiet { console.remark(line) }
        }
        let limits = Listener.limits(settings)
        receiver = ReceiverListener(
            host: settings.host, port: settings.port, limits: limits, handler: pipeline.receiver, logger: logger,
            onRefusal: { request in
                refused.add(request)
                refusals.add(request)
            })
        inspector = try InspectorService(
            settings: Listener.inspectorSettings(settings), writer: writer, catalog: settings.catalog,
            control: pipeline.control, receiver: ListenStatus(urls: urls, log: refused, lines: refusals),
            diagnoses: pipeline.diagnosis, evaluator: pipeline.evaluator, logger: logger)
        let line = RetentionLine(settings: settings)
        let retention = Retention(writer) { console.warn(line.text($0)) }
        shutdown = Shutdown(console: console)
        // Ended in the reverse order. Should several of them use up their times, `shutdown` cuts that short.
        var services: [any Service] = [
            TimedService("the store", within: .milliseconds(3300), StoreService(writer), shutdown),
            TimedService("the output", within: .seconds(3), console, shutdown),
            TimedService("the retention", within: .milliseconds(300), retention, shutdown),
            TimedService("the diagnosis", within: .milliseconds(300), pipeline.diagnosis, shutdown),
            TimedService("the forwarder", within: .seconds(1), pipeline.forwarder, shutdown),
            TimedService("the refused requests", within: .milliseconds(300), refusals, shutdown),
            TimedService("an answer of the inspector", within: .milliseconds(800), inspector, shutdown),
            TimedService("the receiver", within: limits.drainTime + .milliseconds(500), receiver, shutdown),
        ]
        if let relay = pipeline.relay {
            services.append(TimedService("--answer-from", within: .seconds(1), relay, shutdown))
        }
        if settings.output != .quiet {
            let printer = CapturePrinter(form: settings.output, console: console, store: writer.store, urls: urls)
            let printing = FeedPrinter(printer, writer: writer, console: console)
            services.insert(TimedService("the printing", within: .milliseconds(500), printing, shutdown), at: 2)
        }
        group = ServiceGroup(configuration: Listener.configuration(services))
    }

    /// Runs until `end()`, or until one of the services cannot go on.
    ///
    /// - Throws: Why it could not go on.
    func run() async throws { try await group.run() }

    /// Begins the end; `run()` returns when everything is stored and printed.
    func end() async { await group.triggerGracefulShutdown() }

    /// Waits until both listen, and notes the inspector's address in the lock file for other commands.
    ///
    /// - Throws: Why one of them cannot listen; `run()` throws that, too.
    func waitUntilListening() async throws -> (receiver: BoundAddress, inspector: InspectorAddress) {
        let receives = try await receiver.waitUntilListening()
        ownPorts.add(receives.port)
        urls.setReceiver("http://\(receives.reachable)/")
        let inspects = try await inspector.waitUntilListening()
        ownPorts.add(inspects.port)
        urls.setInspector("http://\(inspects.reachable)/")
        writer.note(inspector: "\(inspects.reachable)")
        return (receives, inspects)
    }

    private static func pipelineSettings(_ settings: ListenSettings, _ ownPorts: OwnPorts) -> PipelineSettings {
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
    private static func limits(_ settings: ListenSettings) -> ReceiverLimits {
        var limits = settings.limits
        limits.drainTime = .seconds(5)
        return limits
    }

    private static func configuration(_ services: [any Service]) -> ServiceGroupConfiguration {
        // Whatever ends, the others end in their order.
        ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func inspectorSettings(_ settings: ListenSettings) -> InspectorSettings {
        InspectorSettings(
            host: settings.inspectHost, port: settings.inspectPort, hostNames: settings.inspectHostNames,
            token: settings.inspectToken, allowsProxy: settings.inspectProxy,
            showsCredentials: settings.showCredentials)
    }
}
