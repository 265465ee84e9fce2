package import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A TCP client that sends bytes as they are and shows what came back, as text with one character per byte.
package final class RawClient: Sendable {
    private struct State {
        var received = ""
        var isAtEnd = false
        var waiters: [(isMet: @Sendable (String) -> Bool, continuation: CheckedContinuation<String, Never>)] = []
    }

    private let channel: any Channel
    private let state: Box

    private init(channel: any Channel, state: Box) {
        self.channel = channel
        self.state = state
    }

    /// Connects; unless told otherwise it closes, as clients do, when the other side has closed.
    package static func connect(
        host: String = "127.0.0.1", port: Int, closesInReturn: Bool = true
    ) async throws -> RawClient {
        let state = Box()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            // A machine that builds something else may need long to answer.
            .connectTimeout(.minutes(1))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        Collector(state: state, closesInReturn: closesInReturn))
                }
            }
            .connect(host: host, port: port).get()
        return RawClient(channel: channel, state: state)
    }

    /// Whether the other side has closed.
    package var isAtEnd: Bool { state.value.withLock { $0.isAtEnd } }

    package func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes(text))).get()
    }

    /// Sends without caring whether the other side still wants it.
    package func sendAnyway(_ bytes: ByteBuffer) {
        channel.writeAndFlush(bytes, promise: nil)
    }

    package func closeOutput() async throws {
        try await channel.close(mode: .output).get()
    }

    package func close() {
        channel.close(promise: nil)
    }

    /// Closes with a reset, so that the other side knows that nobody reads any more.
    package func reset() {
        let channel = channel
        let option = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        option?.whenComplete { _ in channel.close(promise: nil) }
    }

    /// Waits until what was received meets a condition, or the other side closed, and gives all of it.
    package func receive(until isMet: @escaping @Sendable (String) -> Bool) async -> String {
        await withCheckedContinuation { continuation in
            let now = state.value.withLock { state -> String? in
                if state.isAtEnd || isMet(state.received) { return state.received }
                state.waiters.append((isMet, continuation))
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    /// Waits until so many answers have come whole, or the other side closed.
    package func receive(answers count: Int) async -> [RawResponse] {
        RawResponse.split(await receive { RawResponse.split($0).count >= count })
    }

    /// Waits for the next whole answer and takes it from what was received; nil when the other side closed first.
    package func next() async -> RawResponse? {
        _ = await receive { RawResponse.first($0.unicodeScalars[...]) != nil }
        return state.value.withLock { state in
            guard let (answer, rest) = RawResponse.first(state.received.unicodeScalars[...]) else { return nil }
            state.received = String(rest)
            return answer
        }
    }

    /// Waits until the other side closed, and gives all that was received.
    package func receiveToEnd() async -> [RawResponse] {
        RawResponse.split(await receive { _ in false })
    }

    private final class Box: Sendable {
        let value = Mutex(State())

        func change(_ body: @Sendable (inout State) -> Void) {
            let ready = value.withLock { state in
                body(&state)
                let met = state.waiters.filter { state.isAtEnd || $0.isMet(state.received) }
                state.waiters.removeAll { state.isAtEnd || $0.isMet(state.received) }
                return met.map { ($0.continuation, state.received) }
            }
            for (continuation, text) in ready { continuation.resume(returning: text) }
        }
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let state: Box
        private let closesInReturn: Bool

        init(state: Box, closesInReturn: Bool) {
            self.state = state
            self.closesInReturn = closesInReturn
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = latin1(unwrapInboundIn(data))
            state.change { $0.received += text }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            guard let event = event as? ChannelEvent, event == .inputClosed else { return }
            state.change { $0.isAtEnd = true }
            if closesInReturn { context.close(promise: nil) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            state.change { $0.received += "<\(error)>" }
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            state.change { $0.isAtEnd = true }
        }
    }
}
