internal import NIOCore
internal import NIOHTTP1

/// Lets a request's own bytes through: heads are for the decoder only, which stands behind this handler.
final class RawRequestEncoder: ChannelOutboundHandler {
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = ByteBuffer

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .body(.byteBuffer(let bytes)): context.write(wrapOutboundOut(bytes), promise: promise)
        case .body, .head, .end: promise?.succeed()
        }
    }
}
