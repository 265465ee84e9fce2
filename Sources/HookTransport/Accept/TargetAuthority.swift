package import NIOCore
internal import NIOHTTP1

/// Puts the authority of a request target in absolute form in the place of `Host`, for servers that do not.
///
/// `GET http://evil.example/captures HTTP/1.1` is a request to `evil.example`, whatever its `Host` says (RFC 9112, section
/// 3.2.2): a guard that looks at `Host` has to see that. Add one to each connection behind NIO's HTTP decoder; it takes its
/// place in front of everything else that reads requests.
package final class TargetAuthority: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = NIOAny

    /// Makes a handler for one connection.
    package init() {}

    /// Finds the decoder of the connection, and stands behind it.
    package func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        guard let decoder = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) else { return }
        // Without it the target's authority would go unseen: no connection then.
        do {
            try pipeline.addHandler(HeadRewriter(), position: .after(decoder))
        } catch {
            context.close(promise: nil)
        }
    }

    /// Passes on what is read.
    package func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

    private final class HeadRewriter: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias InboundOut = HTTPServerRequestPart

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .head(var head) = unwrapInboundIn(data), let target = AbsoluteTarget(head.uri) else {
                return context.fireChannelRead(data)
            }
            head.headers.replaceOrAdd(name: "Host", value: target.authority)
            head.uri = target.originForm
            context.fireChannelRead(wrapInboundOut(.head(head)))
        }
    }
}
