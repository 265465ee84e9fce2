import NIOCore
import TestSupport
import Testing

@testable import HookTLS

/// A server against OpenSSL's own client.
@Suite(.enabled(if: OpenSSLProgram.isThere), .timeLimit(.minutes(2))) struct OpenSSLClientTests {
    private static func client(_ port: Int, _ arguments: [String]) throws -> OpenSSLProgram {
        try OpenSSLProgram(
            [
                "s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", Certificates.file("authority.pem"),
                "-verify_return_error",
            ] + arguments)
    }

    @Test("Both versions of the protocol give back what was sent", arguments: ["-tls1_2", "-tls1_3"])
    func versions(_ version: String) async throws {
        try await TLSSockets.listening(Certificates.server()) { port in
            let client = try Self.client(port, [version, "-quiet", "-verify_hostname", "localhost"])
            defer { client.end() }
            try client.type("there and back\n")
            try await until("the answer is printed") { client.text.contains("there and back\n") }
        }
    }

    @Test("A client that asks for a renegotiation gets none")
    func renegotiation() async throws {
        let received = Collected()
        try await TLSSockets.listening(Certificates.server(), into: received) { port in
            let client = try Self.client(port, ["-tls1_2"])
            defer { client.end() }
            try client.type("before\n")
            try await until("the line came") { received.text == "before\n" }
            try client.type("R\n")
            try await until("it is told") { client.text.contains("no renegotiation") || !client.isRunning }
            #expect(client.text.contains("RENEGOTIATING"))
            #expect(client.text.contains("no renegotiation"), "\(client.text.suffix(500))")
        }
    }
}
