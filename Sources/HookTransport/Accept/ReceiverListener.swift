package import HookModel
package import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle

/// Listens for HTTP/1 requests and hands them over.
package final class ReceiverListener: Service {
    private typealias Loops = [ObjectIdentifier: NIOLoopBound<LoopContext>]

    private let sockets: ListenSockets
    private let eventLoops: Int
    private let limits: ReceiverLimits
    private let handler: any RequestHandler
    private let clock: WallClock
    private let logger: Logger
    private let onRefusal: (@Sendable (RefusedRequest) -> Void)?
    private let budget: MemoryBudget
    private let started = StartSignal<BoundAddress>()

    /// Makes a listener; nothing is opened before `run()`.
    ///
    /// - Parameters:
    ///   - host: the address or name to listen on; `localhost` is 127.0.0.1 and ::1, as far as the machine has them.
    ///   - port: the port; 0 for any free one.
    ///   - eventLoops: how many threads read and write sockets.
    ///   - limits: what senders may take.
    ///   - handler: where requests go.
    ///   - clock: the time for `receivedAt` and for answers' `Date`.
    ///   - logger: for what goes wrong with connections.
    ///   - onRefusal: called on an event loop for each request that HTTP itself refused; must not block.
    package init(
        host: String, port: Int, eventLoops: Int = 1, limits: ReceiverLimits = ReceiverLimits(),
        handler: any RequestHandler, clock: WallClock = .system, logger: Logger,
        onRefusal: (@Sendable (RefusedRequest) -> Void)? = nil
    ) {
        sockets = ListenSockets(host: ListenHost(host), port: port)
        self.eventLoops = max(1, eventLoops)
        self.limits = limits
        self.handler = handler
        self.clock = clock
        self.logger = logger
        self.onRefusal = onRefusal
        budget = MemoryBudget(bytes: limits.bytesInFlight, longest: limits.bodyBytes + limits.headBytes)
    }

    /// The bytes of requests that were received and not yet answered.
    package var bytesInFlight: Int { budget.used }

    /// Waits until connections are accepted.
    ///
    /// - Returns: where the listener really listens.
    /// - Throws: `ListenError` when it could not start; `CancellationError` when the task is cancelled first.
    package func waitUntilListening() async throws -> BoundAddress {
        try await started.wait()
    }

    /// Listens until graceful shutdown or cancellation, then answers what is in flight and returns.
    ///
    /// Idle connections close at once, the others with their last answer, at the latest after `limits.drainTime`.
    ///
    /// - Throws: `ListenError` when it could not start, or when the listening socket failed.
    package func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: eventLoops)
        let loops = try await makeLoops(group)
        let channels: [any Channel]
        do {
            channels = try await sockets.bind(bootstrap(group, loops))
        } catch {
            started.set(.failure(error))
            try? await group.shutdownGracefully()
            throw error
        }
        let bound = BoundAddress(
            hosts: channels.compactMap { $0.localAddress?.ipAddress },
            port: channels.first?.localAddress?.port ?? sockets.port)
        started.set(.success(bound))
        let failed = await waitForEnd(of: channels)
        await drain(loops)
        // Whoever has not answered by now may still try: its event loops stay, for the little time that is left.
        if budget.used == 0 { try? await group.shutdownGracefully() }
        if failed { throw ListenError(code: .failed, address: bound, detail: "the listening socket was closed") }
    }

    private func makeLoops(_ group: MultiThreadedEventLoopGroup) async throws -> Loops {
        var loops: Loops = [:]
        for eventLoop in group.makeIterator() {
            loops[ObjectIdentifier(eventLoop)] = try await eventLoop.submit { [self] in
                let context = LoopContext(
                    eventLoop: eventLoop, handler: handler, limits: limits, clock: clock, budget: budget,
                    logger: logger,
                    onRefusal: onRefusal
                )
                return NIOLoopBound(context, eventLoop: eventLoop)
            }.get()
        }
        return loops
    }

    private func bootstrap(_ group: MultiThreadedEventLoopGroup, _ loops: Loops) -> ServerBootstrap {
        let logger = logger
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(logger: logger))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let loop = loops[ObjectIdentifier(channel.eventLoop)] else { return }
                    try channel.pipeline.syncOperations.addHandler(ConnectionHandler(loop: loop.value))
                }
            }
    }

    /// Returns when the listener shall stop; true when one of its sockets closed by itself.
    private func waitForEnd(of channels: [any Channel]) async -> Bool {
        await withTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try? await gracefulShutdown()
                return false
            }
            for channel in channels {
                tasks.addTask {
                    try? await channel.closeFuture.get()
                    return true
                }
            }
            let failed = await tasks.next() ?? true
            tasks.cancelAll()
            for channel in channels { channel.close(promise: nil) }
            return failed
        }
    }

    private func drain(_ loops: Loops) async {
        let drained = loops.values.map { loop in loop.eventLoop.flatSubmit { loop.value.drain() } }
        for future in drained { try? await future.get() }
    }
}
