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

/// A receiver that hands on, in one process: real sockets, a real store.
struct RunningForwarding: Sendable {
    let writer: StoreWriter
    let board: TargetBoard
    let forwarder: Forwarder
    let relay: ResponseRelay?
    let port: Int
    let woken: WokenTargets

    var store: Store { writer.store }

    /// Sends a request with these header lines, and waits for its answer.
    func post(_ path: String = "/hello", _ lines: [String] = [], body: String = "{}") async throws {
        let client = try await RawClient.connect(port: port)
        defer { client.close() }
        let head = ["POST \(path) HTTP/1.1", "Host: h", "Content-Length: \(body.unicodeScalars.count)"] + lines
        try await client.send(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
        _ = await client.receive(answers: 1)
    }

    /// Switches a target on, as the inspector does.
    func enable(_ target: String) async throws {
        let moment = forwarder.enable(target)
        try await writer.record([.health(TargetHealth(), target: target, at: moment)])
    }

    /// Waits until all deliveries have ended, and gives them, oldest first.
    func ended(_ count: Int) async throws -> [Delivery] {
        while true {
            let page = try await store.deliveries(limit: 500)
            let ended = page.deliveries.filter { $0.state != .pending }
            if ended.count >= count { return page.deliveries.reversed() }
            await Task.yield()
        }
    }
}

/// The targets that were woken by captures, a set for each commit.
final class WokenTargets: Sendable {
    private let sets = Mutex<[Set<String>]>([])

    var all: [Set<String>] { sets.withLock(\.self) }

    func add(_ targets: Set<String>) { sets.withLock { $0.append(targets) } }
}

/// Runs a receiver that hands on to `targets` for the length of `body`.
func withForwarding(
    to targets: [String], rules: ForwardRules = ForwardRules(), answerFrom: String? = nil,
    edits: [String: HeaderEdits] = [:], folder: TemporaryFolder? = nil,
    verifyTokens: [String: [ProviderSecret]] = [:], shown: ShownCaptures? = nil,
    _ body: @Sendable (RunningForwarding) async throws -> Void
) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let folder = try folder ?? TemporaryFolder()
    let writer = try StoreWriter.open(folder.file("captures.sqlite"), logger: logger)
    let catalog = try TestCatalog.get()
    let targets = try targets.map { text in
        var target = try Target(text)
        target.edits = edits[target.name] ?? HeaderEdits()
        return target
    }
    let board = TargetBoard(targets)
    let providers = try ProviderForwarding(catalog, secrets: TestSecrets.all)
    let last = try await writer.store.latestID() ?? 0
    let relay = answerFrom.map {
        ResponseRelay(target: $0, rules: rules, providers: providers, writer: writer, after: last)
    }
    let forwarder = Forwarder(
        targets: targets, rules: rules, writer: writer, providers: providers, board: board,
        group: MultiThreadedEventLoopGroup.singleton, relay: relay, ownPorts: OwnPorts(), logger: logger)
    let woken = WokenTargets()
    let receiver = try Receiver(
        judge: Judge(catalog: catalog, secrets: TestSecrets.all, verifyTokens: verifyTokens),
        policy: AnswerPolicy(catalog: catalog), choice: TargetChoice(targets), writer: writer, relay: relay,
        onStored: { shown?.add($0) },
        onDeliveries: {
            woken.add($0)
            forwarder.wake($0)
        })
    let listener = ReceiverListener(host: "127.0.0.1", port: 0, sink: receiver, logger: logger)
    let services: [any Service] = [StoreService(writer), forwarder, listener] + (relay.map { [$0] } ?? [])
    let group = ServiceGroup(services: services, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let address = try await listener.waitUntilListening()
        try await body(
            RunningForwarding(
                writer: writer, board: board, forwarder: forwarder, relay: relay, port: address.port,
                woken: woken))
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
    withExtendedLifetime(folder) {}
}
