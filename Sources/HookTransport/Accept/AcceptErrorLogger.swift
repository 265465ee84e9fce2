internal import Logging
internal import NIOCore

/// Logs what goes wrong while connections are accepted, such as running out of file descriptors.
///
/// Accepting goes on: `AcceptBackoffHandler` before it makes it wait a second first.
final class AcceptErrorLogger: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        logger.warning("could not accept a connection", metadata: ["error": "\(error)"])
    }
}
