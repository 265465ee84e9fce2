import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import Logging
import NIOPosix
import ServiceLifecycle
import TestSupport

/// The whole way of a request in one process: real sockets, a real store, a fixed clock.
struct RunningReceiver: Sendable {
    let writer: StoreWriter
    let listener: ReceiverListener
    let port: Int
    let diagnosis: DiagnosisWorker

    var store: Store { writer.store }

    func connect() async throws -> RawClient { try await RawClient.connect(port: port) }

    /// All captures, oldest first, with their bodies.
    func captures() async throws -> [Capture] {
        var captures: [Capture] = []
        for id in 1...(try await store.latestID() ?? 1) {
            if let capture = try await store.capture(id, bodyLimit: .max) { captures.append(capture) }
        }
        return captures
    }
}

/// Runs a receiver for the length of `body`.
///
/// The clock stands at 2025-01-16T10:30:00Z.
func withReceiver(
    enforces: Bool = false, limits: ReceiverLimits = ReceiverLimits(),
    secrets: [String: [ProviderSecret]] = TestSecrets.all, verifyTokens: [String: [ProviderSecret]] = [:],
    folder: TemporaryFolder? = nil, diagnosisClock: any Clock<Duration> = ContinuousClock(),
    observer: (any StoreObserver)? = nil,
    _ body: @Sendable (RunningReceiver) async throws -> Void
) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let clock = WallClock { Timestamp(milliseconds: 1_737_023_400_000) }
    let folder = try folder ?? TemporaryFolder()
    let writer = try StoreWriter.open(folder.file("captures.sqlite"), logger: logger)
    var settings = PipelineSettings(catalog: try TestCatalog.get())
    settings.secrets = secrets
    settings.verifyTokens = verifyTokens
    settings.enforces = enforces
    settings.clock = clock
    settings.diagnosisClock = diagnosisClock
    if let observer { writer.feed.add(observer) }
    let pipeline = try await Pipeline(
        settings, writer: writer, group: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let listener = ReceiverListener(
        host: "127.0.0.1", port: 0, limits: limits, handler: pipeline.receiver, clock: clock, logger: logger)
    let group = ServiceGroup(services: [StoreService(writer), pipeline.diagnosis, listener], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let address = try await listener.waitUntilListening()
        try await body(
            RunningReceiver(writer: writer, listener: listener, port: address.port, diagnosis: pipeline.diagnosis))
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
    withExtendedLifetime(folder) {}
}
