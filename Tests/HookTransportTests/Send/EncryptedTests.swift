import Foundation
import HookTLS
import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import HookTransport

/// Targets that are reached over TLS.
@Suite(.timeLimit(.minutes(2))) struct EncryptedTests {
    private static func certificate(_ name: String) -> String {
        ProjectFiles.root.appending(path: "Tests/HookTLSTests/Certificates/\(name)").path
    }

    private static func serverHandler(_ name: String = "selfsigned") throws -> any ChannelHandler {
        let context = try TLSContext(certificateFile: certificate("\(name).pem"), keyFile: certificate("\(name).key"))
        return try TLSHandler(context, to: nil)
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func aSelfSignedCertificateWillDoWhenToldSo(_ host: String) async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening(first: { try EncryptedTests.serverHandler() }) { port in
            let client = try makeClient("https://\(host):\(port)", isInsecure: true)
            #expect(await client.isUp(within: .seconds(20)))
            for _ in 1...2 {
                #expect(latin1(try await client.send(makeRequest(), deadline: .seconds(20)).body) == "ok")
            }
            #expect(app.seen.map(\.connection) == [2, 2])
            await client.close()
        }
    }

    @Test("A certificate of an authority that was named will do, for its own names only")
    func aNamedAuthority() async throws {
        let authorities = try TrustedAuthorities(file: EncryptedTests.certificate("selfsigned.pem"))
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening(first: { try EncryptedTests.serverHandler() }) { port in
            for (host, isGood) in [("localhost", true), ("127.0.0.1", false)] {
                let client = TargetClient(
                    try TargetURL("https://\(host):\(port)"), group: MultiThreadedEventLoopGroup.singleton,
                    authorities: authorities, isForbidden: { _, _ in false })
                #expect(await client.isUp(within: .seconds(20)) == isGood, "\(host)")
                await client.close()
            }
        }
    }

    @Test(arguments: ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func aFileWithoutCertificatesIsRefused(_ text: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.file("ca.pem")
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(throws: TrustedAuthoritiesError.self) { try TrustedAuthorities(file: file) }
        #expect(throws: TrustedAuthoritiesError.self) { try TrustedAuthorities(file: folder.file("none.pem")) }
    }

    @Test func aSelfSignedCertificateIsDown() async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening(first: { try EncryptedTests.serverHandler() }) { port in
            let client = try makeClient("https://localhost:\(port)")
            let failure = try await failure(of: client, makeRequest())
            guard case .down(let detail) = failure else { return #expect(failure == .down("")) }
            #expect(
                detail == "TLS with localhost:\(port) failed: the certificate is self-signed; "
                    + "trust it with --ca FILE, or use --insecure")
            #expect(await !client.isUp(within: .seconds(20)))
        }
        #expect(app.seen.isEmpty)
    }

    @Test func anAppWithoutTLSIsDown() async throws {
        // A head is needed to provoke an answer, and a TLS greeting is none: so the app says something first.
        let app = TestApp([.hang])
        try await app.listening(first: { Greeter() }) { port in
            let failure = try await failure(of: makeClient("https://localhost:\(port)"), makeRequest())
            guard case .down(let detail) = failure else { return #expect(failure == .down("")) }
            #expect(
                detail == "TLS with localhost:\(port) failed: what came is not TLS; an app without TLS needs http://")
        }
    }

    @Test func anAppThatNeverAcceptsIsDown() async throws {
        let app = TestApp([.hang])
        try await app.listening { port in
            let client = try makeClient("https://localhost:\(port)")
            let failure = try await failure(of: client, makeRequest(), deadline: .seconds(15))
            #expect(failure == .down("localhost:\(port) did not accept a connection before the deadline"))
            await app.closed(app.connections)
        }
    }

    @Test("What ends with the connection alone, and without TLS's goodbye, counts as cut")
    func cutWithoutLength() async throws {
        let app = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(EncryptedTests.serverHandler())
                    try channel.pipeline.syncOperations.addHandler(Cutter())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let client = try makeClient("https://localhost:\(app.localAddress?.port ?? 0)", isInsecure: true)
        let response = try await client.send(makeRequest(), deadline: .seconds(20))
        #expect(response.status == 200 && latin1(response.body) == "half of the")
        guard case .cut = response.bodyEnd else { Issue.record("\(response.bodyEnd)"); return }
        await client.close()
        try await app.close()
    }

    /// Answers at once, and closes without a word of TLS.
    private final class Cutter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf of the"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            // Below TLS, which therefore says nothing.
            let below = try? context.pipeline.syncOperations.context(handlerType: TLSHandler.self)
            below?.close(promise: nil)
        }
    }

    private final class Greeter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        func channelActive(context: ChannelHandlerContext) {
            context.writeAndFlush(NIOAny(ByteBuffer(string: "HTTP/1.1 400 Bad Request\r\n\r\n")), promise: nil)
            context.fireChannelActive()
        }
    }
}
