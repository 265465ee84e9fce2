import NIOCore
import NIOPosix
import Synchronization

/// So many requests, posted over several connections, many at once on each, until each has got its 200.
package final class PostedLoad: Sendable {
    private struct State {
        var next = 0
        /// Numbers that may have been sent, whose answers were lost.
        var lost = 0
        var numbers: [Int: Int] = [:]
    }

    package let total: Int
    package let answered = Tally()
    /// Answers, and whatever else a test counts with them.
    package let events = Tally()
    private let state = Mutex(State())
    /// So many requests are open on one connection.
    private static let depth = 16

    package init(_ total: Int) {
        self.total = total
    }

    /// The number of the request that became a capture, by the capture's id, for all that were answered.
    package var numbers: [Int: Int] { state.withLock { $0.numbers } }

    /// The body of a request: of many lengths, and with every byte that there is.
    package static func body(_ number: Int) -> [UInt8] {
        Array("number \(number) \n".utf8) + (0..<(number * 7 % 300)).map { UInt8(truncatingIfNeeded: $0 + number) }
    }

    /// Sends until all were answered, or the other side is gone.
    package func send(to port: Int, connections: Int = 8) async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<connections {
                group.addTask {
                    let channel = try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                        .channelInitializer { channel in
                            channel.eventLoop.makeCompletedFuture {
                                try channel.pipeline.syncOperations.addHandler(Connection(load: self))
                            }
                        }
                        .connect(host: "127.0.0.1", port: port).get()
                    try? await channel?.closeFuture.get()
                }
            }
        }
    }

    private func take() -> Int? {
        state.withLock { state in
            guard state.next - state.lost < total else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    private func note(_ number: Int, became capture: Int) {
        state.withLock { $0.numbers[capture] = number }
        answered.add()
        events.add()
    }

    private func giveUp(_ count: Int) { state.withLock { $0.lost += count } }

    private final class Connection: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let load: PostedLoad
        private var open: [Int] = []
        private var received: [UInt8] = []

        init(load: PostedLoad) {
            self.load = load
        }

        func channelActive(context: ChannelHandlerContext) { fill(context) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += Array(buffer: unwrapInboundIn(data))
            // An answer's only closing brace is its last byte.
            while let end = received.firstIndex(of: UInt8(ascii: "}")) {
                let answer = String(decoding: received[...end], as: UTF8.self)
                received.removeFirst(end + 1)
                guard answer.hasPrefix("HTTP/1.1 200 "),
                    let id = answer.split(separator: ":").last.flatMap({ Int($0.dropLast()) })
                else { return context.close(promise: nil) }
                load.note(open.removeFirst(), became: id)
            }
            fill(context)
        }

        func channelInactive(context: ChannelHandlerContext) { load.giveUp(open.count) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func fill(_ context: ChannelHandlerContext) {
            var requests = ByteBuffer()
            while open.count < PostedLoad.depth, let number = load.take() {
                let body = PostedLoad.body(number)
                requests.writeString("POST /n/\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
                requests.writeBytes(body)
                open.append(number)
            }
            if open.isEmpty { return context.close(promise: nil) }
            if requests.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(requests), promise: nil) }
        }
    }
}
