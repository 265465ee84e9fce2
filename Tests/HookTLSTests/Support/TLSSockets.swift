import NIOCore
import NIOPosix

@testable import HookTLS

/// Real sockets with TLS on them.
enum TLSSockets {
    /// Connects to a port of 127.0.0.1 and waits for the handshake.
    static func connect(
        _ port: Int, _ context: TLSContext, to peer: TLSPeer = .name("localhost"), into collected: Collected
    ) async throws -> any Channel {
        let shaken = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try TLSHandler(context, to: peer, shaken: shaken)
                    try channel.pipeline.syncOperations.addHandlers(handler, Collector(collected))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        try await shaken.futureResult.get()
        return channel
    }

    /// Accepts connections that get back what they send, for the length of `body`.
    static func listening(
        _ context: TLSContext, into collected: Collected = Collected(), _ body: (Int) async throws -> Void
    ) async throws {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try TLSHandler(context, to: nil)
                    try channel.pipeline.syncOperations.addHandlers(handler, Collector(collected, isEcho: true))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(listener.localAddress?.port ?? 0)
        } catch {
            try await listener.close()
            throw error
        }
        try await listener.close()
    }
}
