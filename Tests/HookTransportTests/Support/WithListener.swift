import HookModel
import HookTransport
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport

/// A running listener, as tests see it.
struct RunningListener: Sendable {
    let listener: ReceiverListener
    let address: BoundAddress
    var port: Int { address.port }
    let group: ServiceGroup
    let refusals: RefusalLog

    func connect(_ host: String? = nil, closesInReturn: Bool = true) async throws -> RawClient {
        try await RawClient.connect(host: host ?? address.host, port: port, closesInReturn: closesInReturn)
    }
}

/// The refusals that a listener told of.
final class RefusalLog: Sendable {
    private let state = Mutex([RefusedRequest]())
    var all: [RefusedRequest] { state.withLock { $0 } }
    func add(_ refusal: RefusedRequest) { state.withLock { $0.append(refusal) } }
}

/// Runs a listener on a free port for the length of `body`, and shuts it down gracefully.
func withListener(
    _ sink: TestSink, host: String = "127.0.0.1", limits: ReceiverLimits = ReceiverLimits(), eventLoops: Int = 1,
    _ body: @Sendable (RunningListener) async throws -> Void
) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let refusals = RefusalLog()
    let listener = ReceiverListener(
        host: host, port: 0, eventLoops: eventLoops, limits: limits, handler: sink,
        clock: WallClock { Timestamp(milliseconds: 784_111_777_000) }, logger: logger
    ) { refusals.add($0) }
    let group = ServiceGroup(services: [listener], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let address = try await listener.waitUntilListening()
        try await body(RunningListener(listener: listener, address: address, group: group, refusals: refusals))
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}
