import HookModel
import NIOCore
import NIOPosix
import Synchronization
import TestSupport

/// An HTTP server that keeps the bytes of each request, head and body, and answers 200.
final class RawReceiver: Sendable {
    private let received = Mutex<[RawMessage]>([])
    private let channel = Mutex<(any Channel)?>(nil)

    /// Listens on a free port, and gives it.
    func start() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(receiver: self))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.channel.withLock { $0 = channel }
        return channel.localAddress?.port ?? 0
    }

    func stop() async throws { try await channel.withLock { $0 }?.close().get() }

    /// The requests so far, in the order in which they were whole.
    var requests: [RawMessage] { received.withLock { $0 } }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let receiver: RawReceiver
        private var bytes: [UInt8] = []

        init(receiver: RawReceiver) { self.receiver = receiver }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            bytes += Array(buffer: unwrapInboundIn(data))
            guard let message = RawMessage(bytes), message.isComplete else { return }
            bytes = []
            receiver.received.withLock { $0.append(message) }
            let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
            context.close(promise: nil)
        }
    }
}
