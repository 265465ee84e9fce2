import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// Handshakes as the built program answers, prints and shows them.
    @Suite struct HandshakeTests {
        private static func ask(_ program: RunningProgram, _ line: String, _ headers: [String] = []) async throws
            -> RawResponse
        {
            let client = try await RawClient.connect(port: program.receiver)
            defer { client.close() }
            let lines = [line, "Host: a", "Content-Length: 0"] + headers
            try await client.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
            return try #require(await client.next())
        }

        private static let query = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token"

        @Test("A verify token from a variable, and one from a file")
        func meta() async throws {
            let folder = try TemporaryFolder()
            try "from-a-file\n".write(toFile: folder.file("token"), atomically: true, encoding: .utf8)
            let program = try await RunningProgram(
                ["--verify-token", "meta=file:\(folder.file("token"))"],
                environment: ["HOOKSIGHT_VERIFY_TOKEN_META": "from-a-variable"])
            for token in ["from-a-variable", "from-a-file"] {
                let answer = try await Self.ask(program, "GET /webhooks/meta?\(Self.query)=\(token) HTTP/1.1")
                #expect(answer.status == 200 && answer.body == "1158201444")
                #expect(answer.header("X-Content-Type-Options") == "nosniff")
            }
            let wrong = try await Self.ask(program, "GET /webhooks/meta?\(Self.query)=wrong HTTP/1.1")
            #expect(wrong.body == "{\"received\":true,\"id\":3}")
            let shown = try await program.inspect("/captures/1")
            #expect(shown["handshake"]?["outcome"]?.string == "answered")
            #expect(shown["response"]?["body"]?.string == "1158201444")
            #expect(shown["payload"]?["verdict"]?.string == "not_checked")
            #expect(
                try await program.inspect("/captures/3")["handshake"]?["outcome"]?.string == "verify_token_differs")
            #expect(try await program.end() == 0)
            let lines = program.output.split(separator: "\n").filter { $0.hasPrefix("#") }
            #expect(lines.first?.hasSuffix("  200  handshake hub_challenge answered") == true, "\(lines)")
            #expect(lines.last?.hasSuffix("  200  handshake hub_challenge verify_token_differs") == true, "\(lines)")
        }

        @Test("A verify token that nobody asks for is told")
        func unused() async throws {
            let program = try await RunningProgram(environment: ["HOOKSIGHT_VERIFY_TOKEN_SLACK": "s3cr3t"])
            let answer = try await Self.ask(
                program, "OPTIONS /x HTTP/1.1", ["WebHook-Request-Origin: eventemitter.example.com"])
            #expect(answer.status == 200 && answer.body.isEmpty)
            #expect(answer.header("WebHook-Allowed-Origin") == "eventemitter.example.com")
            #expect(answer.header("WebHook-Allowed-Rate") == "*" && answer.header("Allow") == "POST")
            #expect(try await program.end() == 0)
            #expect(program.errors.contains("HOOKSIGHT_VERIFY_TOKEN_SLACK: slack sends no verify token"))
            #expect(!program.errors.contains("s3cr3t") && !program.output.contains("s3cr3t"))
        }
    }
}
