import NIOCore
import Synchronization

/// What a connection received, and how it ended.
final class Collected: Sendable {
    struct State {
        var bytes = ByteBuffer()
        var errors: [any Error] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    var bytes: [UInt8] { state.withLock { Array($0.bytes.readableBytesView) } }
    var count: Int { state.withLock { $0.bytes.readableBytes } }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var errors: [String] { state.withLock { $0.errors.map { "\($0)" } } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func update(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}

/// Keeps what comes, and sends it back where that is wanted.
final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let collected: Collected
    private let isEcho: Bool

    init(_ collected: Collected, isEcho: Bool = false) {
        self.collected = collected
        self.isEcho = isEcho
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if isEcho { context.writeAndFlush(wrapOutboundOut(bytes), promise: nil) }
        collected.update { $0.bytes.writeBuffer(&bytes) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        collected.update { $0.errors.append(error) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        collected.update { $0.isClosed = true }
    }
}
