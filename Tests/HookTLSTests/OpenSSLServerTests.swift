import Foundation
import NIOCore
import TestSupport
import Testing

@testable import HookTLS

/// A client against OpenSSL's own server.
@Suite(.enabled(if: OpenSSLProgram.isThere), .timeLimit(.minutes(2))) struct OpenSSLServerTests {
    @Test("Both versions of the protocol give back what was sent", arguments: ["-tls1_2", "-tls1_3"])
    func versions(_ version: String) async throws {
        let (server, port) = try await OpenSSLProgram.server([version, "-rev"])
        defer { server.end() }
        let collected = Collected()
        let channel = try await TLSSockets.connect(port, Certificates.client(), into: collected)
        try await channel.writeAndFlush(ByteBuffer(string: "abc\n"))
        try await until("the answer is there") { collected.text == "cba\n" }
        try await channel.close()
    }

    @Test("A version that is too old is refused")
    func oldVersion() async throws {
        let (server, port) = try await OpenSSLProgram.server(["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        defer { server.end() }
        await #expect(throws: TLSError.self) {
            try await TLSSockets.connect(port, Certificates.client(), into: Collected())
        }
    }

    @Test("An answer of 5 MB comes whole, and ends with its connection")
    func largeAnswer() async throws {
        let folder = try TemporaryFolder()
        let body = Data((0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) })
        try body.write(to: URL(fileURLWithPath: folder.file("large")))
        let (server, port) = try await OpenSSLProgram.server(["-HTTP"], in: folder)
        defer { server.end() }
        // `-HTTP` serves files as they are, so that every byte is the file's.
        let collected = Collected()
        let channel = try await TLSSockets.connect(port, Certificates.client(), into: collected)
        try await channel.writeAndFlush(ByteBuffer(string: "GET /large HTTP/1.0\r\n\r\n"))
        try await until("the connection has ended") { collected.isClosed }
        #expect(Data(collected.bytes) == body)
        #expect(collected.errors == [])
    }

    @Test("A body of 20 MB is sent as fast as the server reads it, and is there whole")
    func largeBody() async throws {
        let (server, port) = try await OpenSSLProgram.server([])
        defer { server.end() }
        let channel = try await TLSSockets.connect(port, Certificates.client(), into: Collected())
        let greeting = server.count
        let line = String(repeating: "x", count: 79) + "\n"
        try await channel.writeAndFlush(ByteBuffer(string: String(repeating: line, count: 250_000)))
        try await until("all of it has come") { server.count - greeting >= 20_000_000 }
        try await channel.close()
    }

    @Test("A server that asks for a renegotiation is refused; OpenSSL's gives up then")
    func renegotiation() async throws {
        let (server, port) = try await OpenSSLProgram.server(["-tls1_2"])
        defer { server.end() }
        let collected = Collected()
        _ = try await TLSSockets.connect(port, Certificates.client(), into: collected)
        try server.type("r\n")
        try await until("the server has given up") { collected.isClosed }
        #expect(server.text.contains("no renegotiation"), "\(server.text.suffix(300))")
        #expect(collected.errors == ["sslv3 alert handshake failure"])
    }
}
