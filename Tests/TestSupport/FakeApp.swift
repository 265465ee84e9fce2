import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An app under development that does what a test says, over real sockets; it keeps what it got.
package final class FakeApp: Sendable {
    /// What it does with a request.
    package enum Reaction: Sendable {
        case answer(Int, headers: [String] = [], body: String = "")
        /// The same, after a time.
        case slow(Duration, Int)
        /// An answer, and what is done at once when the system has taken it.
        case answerAndThen(Int, @Sendable () -> Void)
        /// No answer; the connection stays.
        case hang
        /// Bytes that are no whole answer; the connection stays.
        case unended(String)
        /// Bytes that are no whole answer, then a reset.
        case reset(after: String)
    }

    private struct State {
        var received: [Received] = []
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let react: @Sendable (Received, Int) -> Reaction
    private let channel: Mutex<(any Channel)?> = Mutex(nil)
    private let connections = Mutex<[any Channel]>([])

    /// Makes an app; `react` is asked with each request and its number from 0.
    package init(_ react: @escaping @Sendable (Received, Int) -> Reaction = { _, _ in .answer(200) }) {
        self.react = react
    }

    /// Listens on a free port, and gives it.
    package func start() async throws -> Int {
        let channel = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
        self.channel.withLock { $0 = channel }
        return channel.localAddress?.port ?? 0
    }

    /// Listens on a Unix socket, which nobody else takes while the app is down.
    package func start(at path: String) async throws {
        let channel = try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        self.channel.withLock { $0 = channel }
    }

    private var bootstrap: ServerBootstrap {
        ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                self.connections.withLock { $0.append(channel) }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(app: self))
                }
            }
    }

    /// Listens no more, and closes what is connected.
    package func stop() async throws {
        defer {
            connections.withLock { connections in
                for connection in connections { connection.close(promise: nil) }
                connections = []
            }
        }
        try await channel.withLock { $0 }?.close().get()
    }

    package var received: [Received] { state.withLock { $0.received } }

    /// Waits until so many requests have come, or the test's time is over.
    package func wait(for count: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isMet = state.withLock { state in
                    if state.received.count >= count || Task.isCancelled { return true }
                    state.waiters.append((count, continuation))
                    return false
                }
                if isMet { continuation.resume() }
            }
        } onCancel: {
            let waiters = state.withLock { state in
                defer { state.waiters = [] }
                return state.waiters
            }
            for waiter in waiters { waiter.continuation.resume() }
        }
    }

    fileprivate func take(_ request: Received) -> Reaction {
        let (number, ready) = state.withLock { state in
            state.received.append(request)
            let count = state.received.count
            let ready = state.waiters.filter { $0.count <= count }.map(\.continuation)
            state.waiters.removeAll { $0.count <= count }
            return (count - 1, ready)
        }
        let reaction = react(request, number)
        for continuation in ready { continuation.resume() }
        return reaction
    }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let app: FakeApp
        private var bytes = ByteBuffer()

        init(app: FakeApp) {
            self.app = app
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            bytes.writeImmutableBuffer(unwrapInboundIn(data))
            while let request = Received(takenFrom: &bytes) {
                switch app.take(request) {
                case .answer(let status, let headers, let body): answer(context, status, headers, body)
                case .slow(let time, let status):
                    let own = NIOLoopBound((self, context), eventLoop: context.eventLoop)
                    context.eventLoop.scheduleTask(in: TimeAmount(time)) { own.value.0.answer(own.value.1, status) }
                case .answerAndThen(let status, let then): answer(context, status).whenSuccess(then)
                case .hang: break
                case .unended(let start): write(start, context)
                case .reset(let start):
                    write(start, context)
                    // Closed like this, a connection ends with a reset; a Unix socket knows no such thing.
                    let socket = context.channel as? any SocketOptionProvider
                    _ = socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
                    context.close(promise: nil)
                    return
                }
            }
        }

        @discardableResult
        private func answer(
            _ context: ChannelHandlerContext, _ status: Int, _ headers: [String] = [], _ body: String = ""
        ) -> EventLoopFuture<Void> {
            let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
            return write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, context)
        }

        @discardableResult
        private func write(_ text: String, _ context: ChannelHandlerContext) -> EventLoopFuture<Void> {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)))
        }
    }
}
