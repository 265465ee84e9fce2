import Foundation
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// What the program says of requests that HTTP refuses, and of where it listens.
    @Suite struct RefusedTests {
        private static let hello = "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}"

        private static func refuse(_ program: RunningProgram, _ bytes: String) async throws {
            let client = try await RawClient.connect(port: program.receiver)
            try await client.send(bytes)
            _ = await client.receiveToEnd()
        }

        @Test("Field 10: a TLS hello is told in the terminal, the many after it are counted, the inspector lists them")
        func told() async throws {
            let program = try await RunningProgram()
            let errors = program.folder.file("errors.txt")
            try await Self.refuse(program, Self.hello)
            let first = try await RunningProgram.wait(for: "\n", in: errors, while: program.process)
            #expect(first.hasPrefix("refused 127.0.0.1:"))
            #expect(
                first.hasSuffix(
                    ": a TLS handshake came to the http port; use http://127.0.0.1:\(program.receiver)/\n"))
            for _ in 0..<37 { try await Self.refuse(program, "GET / HTTP/1.1\r\n\r\n") }
            let all = try await RunningProgram.wait(for: "more refused", in: errors, while: program.process)
            #expect(all.split(separator: "\n").count <= 4, "\(all)")
            let list = try await program.inspect("/refused")
            #expect(list["total"]?.int == 38)
            #expect(list["refused"]?.elements.last?["reason"]?.string == "tls_handshake")
            #expect(list["refused"]?.elements.first?["reason"]?.string == "host_missing")
            #expect(list["refused"]?.elements.first?["first_bytes"]?["text"]?.string == "GET / HTTP/1.1\r\n\r\n")
            #expect(try await program.end() == 0)
            // The count at the end is not lost.
            let counted = program.errors.split(separator: "\n").compactMap { line -> Int? in
                guard line.hasPrefix("… ") else { return line.hasPrefix("refused ") ? 1 : nil }
                return Int(line.split(separator: " ")[1])
            }
            #expect(counted.reduce(0, +) == 38, "\(program.errors)")
        }

        @Test("Field 10: a webhook to the inspector's port is told in the terminal")
        func misdirected() async throws {
            let program = try await RunningProgram()
            let client = try await RawClient.connect(port: program.inspector)
            defer { client.close() }
            try await client.send(
                "POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n")
            let answer = await client.receive(answers: 1).first
            #expect(answer?.status == 404)
            #expect(answer?.body.contains("webhooks go to http://127.0.0.1:\(program.receiver)/") == true)
            let errors = try await RunningProgram.wait(
                for: "\n", in: program.folder.file("errors.txt"), while: program.process)
            #expect(
                errors == "POST /hook came to the inspector's port; send it to "
                    + "http://127.0.0.1:\(program.receiver)/hook\n")
            // At once, and without a word about what did not end.
            #expect(try await program.end() == 0)
            #expect(program.errors == errors)
        }

        @Test("F33: by default both listeners answer on both loopback addresses", .enabled(if: IPv6Loopback.isThere))
        func bothLoopbacks() async throws {
            let program = try await RunningProgram()
            for host in ["127.0.0.1", "::1"] {
                let client = try await RawClient.connect(host: host, port: program.receiver)
                try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(await client.receive(answers: 1).map(\.status) == [200])
                client.close()
                let inspector = try await RawClient.connect(host: host, port: program.inspector)
                try await inspector.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                #expect(await inspector.receive(answers: 1).map(\.status) == [200])
                inspector.close()
            }
            #expect(
                try await program.inspect("/captures/latest")["remote_address"]?.string?.hasPrefix("[::1]:") == true)
            #expect(try await program.end() == 0)
        }

        @Test(
            "Hosts and ports that cannot be used",
            arguments: [
                (
                    ["--port", "4403", "--inspect-port", "4403"], 64,
                    "--port and --inspect-port: both are 4403; try --inspect-port 4404\n"
                ),
                (["--host", "nope.invalid"], 2, "no such host \"nope.invalid\"; try --host localhost\n"),
            ])
        func unusable(arguments: [String], status: Int32, message: String) async throws {
            let ports = arguments.contains("--port") ? [] : ["--port", "0", "--inspect-port", "0"]
            let run = try await Program.run(["--store", "x.sqlite"] + ports + arguments)
            #expect(run.status == status)
            #expect(run.errors.contains(message))
        }
    }
}
