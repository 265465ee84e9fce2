internal import Logging
internal import NIOCore

/// Pauses accepting for a moment when it fails, as it does when file descriptors run out, and logs that once per pause.
///
/// NIO's own `AcceptBackoffHandler` holds back reads but leaves the socket registered, so the loop would spin meanwhile.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private static let length = TimeAmount.seconds(1)

    private let logger: Logger
    private var isPaused = false

    init(logger: Logger) {
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isPaused else { return }
        isPaused = true
        logger.warning("could not accept connections, trying again in a second", metadata: ["error": "\(error)"])
        let options = context.channel.syncOptions
        try? options?.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: AcceptPause.length) {
            self.isPaused = false
            try? options?.setOption(.autoRead, value: true)
        }
    }
}
