import Foundation
import NIOCore
import NIOEmbedded
import Testing

@testable import HookTLS

/// What the two sides of a connection do with every way in which bytes can arrive.
@Suite(.timeLimit(.minutes(2))) struct TLSHandlerTests {
    /// Two channels whose bytes the test carries over.
    private struct Pair {
        let client = EmbeddedChannel()
        let server = EmbeddedChannel()
        let fromServer = Collected()
        let fromClient = Collected()

        init(isServerTLS: Bool = true) throws {
            try client.pipeline.syncOperations.addHandlers(
                TLSHandler(Certificates.client(), to: .name("localhost")), Collector(fromServer))
            if isServerTLS {
                try server.pipeline.syncOperations.addHandlers(
                    TLSHandler(Certificates.server(), to: nil), Collector(fromClient))
            }
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: 1)
            for channel in [client, server] { try channel.connect(to: address).wait() }
        }

        /// Carries bytes over, in pieces of at most so many, until both are silent; gives how many were carried.
        @discardableResult
        func carry(pieces: Int = .max) throws -> Int {
            var carried = 0
            while true {
                let before = carried
                for (one, other) in [(client, server), (server, client)] {
                    while var bytes = try one.readOutbound(as: ByteBuffer.self) {
                        carried += bytes.readableBytes
                        while let piece = bytes.readSlice(length: min(pieces, bytes.readableBytes)),
                            piece.readableBytes > 0
                        {
                            if other.isActive { try other.writeInbound(piece) }
                        }
                    }
                }
                if carried == before { return carried }
            }
        }

        func end() {
            for channel in [client, server] { _ = try? channel.finish(acceptAlreadyClosed: true) }
        }
    }

    @Test("Records are put together from pieces of any size", arguments: [1, 2, 5, 1000, 100_000])
    func pieces(_ size: Int) throws {
        let pair = try Pair()
        defer { pair.end() }
        try pair.carry(pieces: size)
        let body = ByteBuffer(bytes: (0..<40_000).map { UInt8(truncatingIfNeeded: $0) })
        pair.client.writeAndFlush(body, promise: nil)
        pair.server.writeAndFlush(body, promise: nil)
        try pair.carry(pieces: size)
        #expect(pair.fromClient.bytes == Array(body.readableBytesView))
        #expect(pair.fromServer.bytes == Array(body.readableBytesView))
    }

    @Test("What was written before the handshake is sent after it, and its promise is kept")
    func early() throws {
        let pair = try Pair()
        defer { pair.end() }
        let written = pair.client.eventLoop.makePromise(of: Void.self)
        pair.client.writeAndFlush(ByteBuffer(string: "early"), promise: written)
        #expect(pair.fromClient.text == "")
        try pair.carry()
        #expect(pair.fromClient.text == "early")
        try written.futureResult.wait()
    }

    @Test("A connection that is closed in TLS ends without an error")
    func closed() throws {
        let pair = try Pair()
        defer { pair.end() }
        try pair.carry()
        pair.server.writeAndFlush(ByteBuffer(string: "last"), promise: nil)
        pair.server.close(promise: nil)
        try pair.carry()
        #expect(pair.fromServer.text == "last")
        #expect(pair.fromServer.isClosed && pair.fromServer.errors == [])
        #expect(pair.fromClient.isClosed && pair.fromClient.errors == [])
    }

    @Test("A connection that is cut says so, after all that came before")
    func cut() throws {
        let pair = try Pair()
        defer { pair.end() }
        try pair.carry()
        pair.server.writeAndFlush(ByteBuffer(string: "last"), promise: nil)
        try pair.carry()
        pair.client.pipeline.fireChannelInactive()
        #expect(pair.fromServer.text == "last")
        #expect(pair.fromServer.errors == ["\(TLSError.truncated)"])
        #expect(pair.fromServer.isClosed)
    }

    @Test("One side may end its sending, and still reads")
    func halfClosed() throws {
        let pair = try Pair()
        defer { pair.end() }
        try pair.carry()
        let written = pair.client.eventLoop.makePromise(of: Void.self)
        pair.client.writeAndFlush(ByteBuffer(string: "question"), promise: written)
        // Embedded channels have no half to close: what counts here is what TLS does before.
        pair.client.close(mode: .output, promise: nil)
        try written.futureResult.wait()
        while let bytes = try pair.client.readOutbound(as: ByteBuffer.self) { try pair.server.writeInbound(bytes) }
        #expect(pair.fromClient.text == "question")
        #expect(pair.fromClient.isClosed && pair.fromClient.errors == [])
    }

    @Test("A byte that was changed on the way ends the connection, and nothing of it is given on")
    func changed() throws {
        let pair = try Pair()
        defer { pair.end() }
        try pair.carry()
        pair.server.writeAndFlush(ByteBuffer(string: "a secret"), promise: nil)
        var bytes = try #require(try pair.server.readOutbound(as: ByteBuffer.self))
        let last = bytes.writerIndex - 1
        bytes.setInteger((bytes.getInteger(at: last, as: UInt8.self) ?? 0) ^ 1, at: last)
        try pair.client.writeInbound(bytes)
        #expect(pair.fromServer.text == "")
        #expect(pair.fromServer.errors.count == 1 && pair.fromServer.isClosed)
    }

    @Test("What is no TLS is told as such", arguments: ["HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"])
    func noTLS(_ text: String) throws {
        let pair = try Pair(isServerTLS: false)
        defer { pair.end() }
        try pair.client.writeInbound(ByteBuffer(string: text))
        #expect(pair.fromServer.errors == ["\(TLSError.notTLS)"])
        #expect(pair.fromServer.isClosed)
    }

    @Test("A connection that is reset in the handshake is told as closed there, and any other failure as itself")
    func reset() throws {
        for (failure, expected) in [
            (IOError(errnoCode: ECONNRESET, reason: "read") as any Error, "\(TLSError.closedInHandshake)"),
            (ChannelError.inputClosed, "\(ChannelError.inputClosed)"),
        ] {
            let channel = EmbeddedChannel()
            let shaken = channel.eventLoop.makePromise(of: Void.self)
            try channel.pipeline.syncOperations.addHandlers(
                TLSHandler(Certificates.client(), to: .name("localhost"), shaken: shaken), Collector(Collected()))
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            channel.pipeline.fireErrorCaught(failure)
            let error = #expect(throws: (any Error).self) { try shaken.futureResult.wait() }
            #expect("\(error as Any)".contains(expected))
            _ = try? channel.finish(acceptAlreadyClosed: true)
        }
    }

    @Test("No more is protected than the channel takes")
    func backPressure() throws {
        let pair = try Pair()
        defer { pair.end() }
        try pair.carry()
        pair.client.isWritable = false
        pair.client.pipeline.fireChannelWritabilityChanged()
        let written = pair.client.eventLoop.makePromise(of: Void.self)
        pair.client.writeAndFlush(ByteBuffer(repeating: 7, count: 1_000_000), promise: written)
        #expect(try pair.carry() == 0)
        pair.client.isWritable = true
        pair.client.pipeline.fireChannelWritabilityChanged()
        try pair.carry()
        #expect(pair.fromClient.count == 1_000_000)
        try written.futureResult.wait()
    }

    @Test("Writes fail when the connection has ended, and when it never came about")
    func writesAfterwards() throws {
        let pair = try Pair()
        let early = pair.client.eventLoop.makePromise(of: Void.self)
        pair.client.write(ByteBuffer(string: "never"), promise: early)
        pair.client.close(promise: nil)
        let late = pair.client.eventLoop.makePromise(of: Void.self)
        pair.client.write(ByteBuffer(string: "never"), promise: late)
        for promise in [early, late] { #expect(throws: ChannelError.self) { try promise.futureResult.wait() } }
        #expect(pair.fromClient.count == 0)
        pair.end()
    }
}
