import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import Logging
import NIOPosix
import ServiceLifecycle
import Synchronization
import TestSupport

/// A receiver that forwards, in one process: real sockets, a real store.
struct RunningForwarding: Sendable {
    let writer: StoreWriter
    let pipeline: Pipeline
    let port: Int
    let log: FeedLog

    var store: Store { writer.store }
    var monitor: TargetMonitor { pipeline.monitor }
    var relay: ResponseRelay? { pipeline.relay }
    var control: DeliveryController { pipeline.control }

    /// Sends a request with these header lines, and waits for its answer.
    func post(_ path: String = "/hello", _ lines: [String] = [], body: String = "{}") async throws {
        let client = try await RawClient.connect(port: port)
        defer { client.close() }
        let head = ["POST \(path) HTTP/1.1", "Host: h", "Content-Length: \(body.unicodeScalars.count)"] + lines
        try await client.send(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
        _ = await client.receive(answers: 1)
    }

    /// Waits until all deliveries have ended, and gives them, oldest first.
    func ended(_ count: Int) async throws -> [Delivery] {
        var deliveries: [Delivery] = []
        try await until("\(count) deliveries have ended") {
            deliveries = try await store.deliveries(limit: 500).deliveries
            return deliveries.count { $0.state != .pending } >= count
        }
        return deliveries.reversed()
    }
}

/// What the store's feed said, for tests.
final class FeedLog: StoreObserver {
    private let sets = Mutex<[Set<String>]>([])
    private let order = Mutex(AnsweredCaptures())
    private let shown = Mutex<[Capture]>([])

    /// The targets that captures went to, a set for each commit with any.
    var targets: [Set<String>] { sets.withLock(\.self) }

    /// The status with which each capture was shown; of one that was shown twice, none.
    var statuses: [Int64: Int] {
        shown.withLock { captures in
            Dictionary(grouping: captures, by: \.id).compactMapValues { $0.count == 1 ? $0[0].status : nil }
        }
    }

    func stored(_ events: [StoreEvent]) {
        var targets: Set<String> = []
        for event in events {
            if case .captured(let stored) = event { targets.formUnion(stored.capture.decision.targets) }
            for case .capture(let capture) in order.withLock({ $0.take(event) }) {
                shown.withLock { $0.append(capture) }
            }
        }
        if !targets.isEmpty { sets.withLock { $0.append(targets) } }
    }
}

/// Runs a receiver that forwards to `targets` for the length of `body`.
func withForwarding(
    to targets: [String], rules: ForwardRules = ForwardRules(), answerFrom: String? = nil,
    edits: [String: HeaderEdits] = [:], folder: TemporaryFolder? = nil,
    verifyTokens: [String: [ProviderSecret]] = [:],
    _ body: @Sendable (RunningForwarding) async throws -> Void
) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let folder = try folder ?? TemporaryFolder()
    let writer = try StoreWriter.open(folder.file("captures.sqlite"), logger: logger)
    var settings = PipelineSettings(catalog: try TestCatalog.get())
    settings.secrets = TestSecrets.all
    settings.verifyTokens = verifyTokens
    settings.targets = try targets.map { text in
        var target = try Target(text)
        target.edits = edits[target.name] ?? HeaderEdits()
        return target
    }
    settings.rules = rules
    settings.answerFrom = answerFrom
    let log = FeedLog()
    writer.feed.add(log)
    let pipeline = try await Pipeline(
        settings, writer: writer, group: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let listener = ReceiverListener(host: "127.0.0.1", port: 0, handler: pipeline.receiver, logger: logger)
    let services: [any Service] =
        [StoreService(writer), pipeline.forwarder, listener] + (pipeline.relay.map { [$0] } ?? [])
    let group = ServiceGroup(services: services, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let address = try await listener.waitUntilListening()
        try await body(RunningForwarding(writer: writer, pipeline: pipeline, port: address.port, log: log))
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
    withExtendedLifetime(folder) {}
}
