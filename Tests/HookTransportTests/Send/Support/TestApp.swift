import NIOCore
import NIOPosix
import Synchronization
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An app that keeps the exact bytes of each request and does with the connection what the test says.
final class TestApp: Sendable {
    /// What the app does when it has a whole request.
    enum Reaction: Sendable {
        /// Sends these bytes.
        case answer(String)
        /// Sends these bytes and closes.
        case answerAndClose(String)
        /// Sends these bytes and resets the connection.
        case answerAndReset(String)
        /// Sends these bytes, then so many more.
        case flood(String, Int)
        /// Does nothing.
        case hang
    }

    /// A request, one character for each byte, and the number of the connection that it came over, from 1.
    struct Seen: Sendable, Equatable {
        var connection: Int
        var text: String
    }

    private struct State {
        var reactions: [Reaction]
        var connections = 0
        var closed = 0
        var seen: [Seen] = []
        var waiters: [(isMet: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    /// Makes an app that reacts to its requests in order, the last reaction repeated.
    init(_ reactions: [Reaction]) {
        state = Mutex(State(reactions: reactions))
    }

    /// How many connections were opened.
    var connections: Int { state.withLock { $0.connections } }

    /// The requests so far.
    var seen: [Seen] { state.withLock { $0.seen } }

    /// Waits until so many requests have come.
    func requests(_ count: Int) async -> [Seen] {
        await wait { $0.seen.count >= count }
        return seen
    }

    /// Waits until so many connections are closed.
    func closed(_ count: Int) async {
        await wait { $0.closed >= count }
    }

    /// Accepts connections for the length of `body`, which gets the port.
    func listening(
        on host: String = "127.0.0.1", first handlers: (@Sendable () throws -> any ChannelHandler)? = nil,
        _ body: (Int) async throws -> Void
    ) async throws {
        let channel = try await bootstrap(first: handlers).bind(host: host, port: 0).get()
        try await use(channel) { try await body(channel.localAddress?.port ?? 0) }
    }

    /// Accepts connections on a Unix socket for the length of `body`.
    func listening(at path: String, _ body: () async throws -> Void) async throws {
        try await use(try await bootstrap(first: nil).bind(unixDomainSocketPath: path).get(), body)
    }

    private func use(_ channel: any Channel, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            try await channel.close().get()
            throw error
        }
        try await channel.close().get()
    }

    private func bootstrap(first handler: (@Sendable () throws -> any ChannelHandler)?) -> ServerBootstrap {
        ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let handler { try pipeline.addHandler(handler()) }
                    try pipeline.addHandler(Connection(app: self))
                }
            }
    }

    private func wait(until isMet: @escaping @Sendable (State) -> Bool) async {
        // A time limit ends a test by cancelling it.
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isNow = state.withLock { state in
                    if isMet(state) || Task.isCancelled { return true }
                    state.waiters.append((isMet, continuation))
                    return false
                }
                if isNow { continuation.resume() }
            }
        } onCancel: {
            let waiters = state.withLock { state in
                defer { state.waiters = [] }
                return state.waiters
            }
            for waiter in waiters { waiter.continuation.resume() }
        }
    }

    private func change<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        let (value, met) = state.withLock { state in
            let value = body(&state)
            let met = state.waiters.filter { $0.isMet(state) }.map(\.continuation)
            state.waiters = state.waiters.filter { !$0.isMet(state) }
            return (value, met)
        }
        for continuation in met { continuation.resume() }
        return value
    }

    private final class Connection: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let app: TestApp
        private var number = 0
        private var received = ByteBuffer()

        init(app: TestApp) { self.app = app }

        func channelActive(context: ChannelHandlerContext) {
            number = app.change { state in
                state.connections += 1
                return state.connections
            }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received.writeImmutableBuffer(unwrapInboundIn(data))
            guard let size = RawRequest.size(of: received), let whole = received.readSlice(length: size) else { return }
            let reaction = app.change { state in
                state.seen.append(Seen(connection: number, text: latin1(whole)))
                return state.reactions.count > 1 ? state.reactions.removeFirst() : state.reactions[0]
            }
            react(reaction, context)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            app.change { $0.closed += 1 }
        }

        private func react(_ reaction: Reaction, _ context: ChannelHandlerContext) {
            switch reaction {
            case .answer(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes(text))), promise: nil)
            case .answerAndClose(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes(text))), promise: nil)
                context.close(promise: nil)
            case .answerAndReset(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes(text))), promise: nil)
                let channel = context.channel
                let option = (channel as? any SocketOptionProvider)?
                    .setSoLinger(linger(l_onoff: 1, l_linger: 0))
                option?.whenComplete { _ in channel.close(promise: nil) }
            case .flood(let text, let count):
                context.write(wrapOutboundOut(ByteBuffer(bytes: bytes(text))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(repeating: 0x61, count: count)), promise: nil)
            case .hang: break
            }
        }
    }
}
