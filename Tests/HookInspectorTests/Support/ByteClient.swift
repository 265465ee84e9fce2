import NIOCore
import NIOPosix

/// Sends bytes over a socket of its own and reads until the inspector closes.
enum ByteClient {
    static func send(_ request: [UInt8], host: String = "127.0.0.1", port: Int) async throws -> RawResponse {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            // A machine that builds something else may need long to answer.
            .connectTimeout(.minutes(1))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: request))
            var received: [UInt8] = []
            for try await part in inbound { received += Array(part.readableBytesView) }
            return try RawResponse(received, isHead: request.starts(with: "HEAD ".utf8))
        }
    }
}
