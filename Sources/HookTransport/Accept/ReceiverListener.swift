public import HookModel
public import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Listens for HTTP/1 requests and hands each one to a sink.
public final class ReceiverListener: Service {
    private typealias Loops = [ObjectIdentifier: NIOLoopBound<LoopContext>]

    private let address: BoundAddress
    private let eventLoops: Int
    private let limits: ReceiverLimits
    private let sink: any RequestSink
    private let clock: WallClock
    private let logger: Logger
    private let onRefusal: (@Sendable (RefusedRequest) -> Void)?
    private let budget: MemoryBudget
    private let started = StartSignal<BoundAddress>()

    /// Makes a listener; nothing is opened before `run()`.
    ///
    /// - Parameters:
    ///   - host: the address or name to listen on.
    ///   - port: the port; 0 for any free one.
    ///   - eventLoops: how many threads read and write sockets.
    ///   - limits: what senders may take.
    ///   - sink: where requests go.
    ///   - clock: the time for `receivedAt` and for answers' `Date`.
    ///   - logger: for what goes wrong with connections.
    ///   - onRefusal: called on an event loop for each request that HTTP itself refused; must not block.
    public init(
        host: String, port: Int, eventLoops: Int = 1, limits: ReceiverLimits = ReceiverLimits(),
        sink: any RequestSink, clock: WallClock = .system, logger: Logger,
        onRefusal: (@Sendable (RefusedRequest) -> Void)? = nil
    ) {
        address = BoundAddress(host: host, port: port)
        self.eventLoops = max(1, eventLoops)
        self.limits = limits
        self.sink = sink
        self.clock = clock
        self.logger = logger
        self.onRefusal = onRefusal
        budget = MemoryBudget(bytes: limits.bytesInFlight)
    }

    /// The bytes of requests that were received and not yet answered.
    public var bytesInFlight: Int { budget.used }

    /// Waits until connections are accepted.
    ///
    /// - Returns: where the listener really listens.
    /// - Throws: `ListenError` when it could not start; `CancellationError` when the task is cancelled first.
    public func waitUntilListening() async throws -> BoundAddress {
        try await started.wait()
    }

    /// Listens until graceful shutdown or cancellation, then answers what is in flight and returns.
    ///
    /// Idle connections close at once, the others with their last answer, at the latest after `limits.drainTime`.
    ///
    /// - Throws: `ListenError` when it could not start, or when the listening socket failed.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: eventLoops)
        let loops = try await makeLoops(group)
        let channel: any Channel
        do {
            channel = try await bind(group, loops)
        } catch {
            let error = listenError(error)
            started.set(.failure(error))
            try? await group.shutdownGracefully()
            throw error
        }
        let bound = channel.localAddress
        started.set(.success(BoundAddress(host: bound?.ipAddress ?? address.host, port: bound?.port ?? address.port)))
        let failed = await waitForEnd(of: channel)
        await drain(loops)
        // A sink that has not answered by now may still try: its event loops stay, for the little time that is left.
        if budget.used == 0 { try? await group.shutdownGracefully() }
        if failed { throw ListenError(code: .failed, address: address, detail: "the listening socket was closed") }
    }

    private func makeLoops(_ group: MultiThreadedEventLoopGroup) async throws -> Loops {
        var loops: Loops = [:]
        for eventLoop in group.makeIterator() {
            loops[ObjectIdentifier(eventLoop)] = try await eventLoop.submit { [self] in
                let context = LoopContext(
                    eventLoop: eventLoop, sink: sink, limits: limits, clock: clock, budget: budget, logger: logger,
                    onRefusal: onRefusal
                )
                return NIOLoopBound(context, eventLoop: eventLoop)
            }.get()
        }
        return loops
    }

    private func bind(_ group: MultiThreadedEventLoopGroup, _ loops: Loops) async throws -> any Channel {
        let logger = logger
        return try await ServerBootstrap(group: group)
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
            .bind(host: address.host, port: address.port)
            .get()
    }

    /// Returns when the listener shall stop; true when the socket closed by itself.
    private func waitForEnd(of channel: any Channel) async -> Bool {
        await withTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try? await gracefulShutdown()
                return false
            }
            tasks.addTask {
                try? await channel.closeFuture.get()
                return true
            }
            let failed = await tasks.next() ?? true
            tasks.cancelAll()
            channel.close(promise: nil)
            return failed
        }
    }

    private func drain(_ loops: Loops) async {
        let drained = loops.values.map { loop in loop.eventLoop.flatSubmit { loop.value.drain() } }
        for future in drained { try? await future.get() }
    }

    private func listenError(_ error: any Error) -> ListenError {
        let code: ListenError.Code =
            switch (error as? IOError)?.errnoCode {
            case EADDRINUSE: .addressInUse
            case EACCES, EPERM: .notPermitted
            case EADDRNOTAVAIL: .noSuchAddress
            case nil where error is SocketAddressError: .noSuchAddress
            default: .failed
            }
        return ListenError(code: code, address: address, detail: "\(error)")
    }
}
