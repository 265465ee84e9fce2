import NIOCore
import NIOHTTP1
import NIOPosix

/// The bare SwiftNIO server that Hooksight is measured against: one event loop, NIO's own HTTP pipeline.
@main
enum Echo {
    static func main() throws {
        let port = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 0 : 0
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        // The sockets are set up as the receiver's are.
        let server = try ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handlers = channel.pipeline.syncOperations
                    try handlers.configureHTTPServerPipeline()
                    try handlers.addHandler(FixedAnswer())
                }
            }
            .bind(host: "127.0.0.1", port: port)
            .wait()
        try server.closeFuture.wait()
    }
}
