import NIOCore
import NIOHTTP1

/// Answers each request, when it has been read whole, with the same short JSON.
final class FixedAnswer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private static let body = ByteBuffer(string: #"{"received":true,"id":42}"#)
    private static let head = HTTPResponseHead(
        version: .http1_1,
        status: .ok,
        headers: ["content-type": "application/json", "content-length": "\(body.readableBytes)"]
    )

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        context.write(wrapOutboundOut(.head(FixedAnswer.head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(FixedAnswer.body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
