import Foundation
import HookModel
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// What `listen` prints in a session, whole, at two widths.
    ///
    /// The screens stand in `Tests/SystemTests/Screens`; `HOOKSIGHT_WRITE_SCREENS=1 swift test --filter ScreenTests` writes
    /// them anew.
    @Suite struct ScreenTests {
        private static let secret = "whsec_test"

        /// An event of BharatCart, signed with a secret.
        private static func request(_ body: String, secret: String) throws -> String {
            let signature = try TestSecrets.sign(Array(body.utf8), secret)
            return "POST /webhooks/bharatcart HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "X-Webhook-Signature: \(signature)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        }

        @Test(
            "A good event, a wrong secret 3,000 times, an invalid payload, an app that fails and comes back",
            arguments: [80, 120])
        func session(_ width: Int) async throws {
            let app = FakeApp { _, number in number < 3 ? .answer(500) : .answer(200) }
            let folder = try TemporaryFolder()
            // Nobody else takes the place of a socket while the app is down.
            let socket = folder.file("app.sock")
            try await app.start(at: socket)
            let program = try await RunningProgram(
                ["--forward", "name=app,signature=verified unix:\(socket)", "--retry", "100ms,100ms,100ms"],
                environment: [
                    "HOOKSIGHT_SECRET_BHARATCART": Self.secret, "COLUMNS": "\(width)", "TZ": "UTC",
                ])
            let sample = try ProjectFiles.bytes("Samples/bharatcart/order.created.json")
            let good = String(decoding: sample, as: UTF8.self)
            let client = try await RawClient.connect(port: program.receiver)
            defer { client.close() }
            try await client.send(Self.request(good, secret: Self.secret))
            try await until("the event is delivered") { program.output.contains("(attempt 4)") }
            try await client.send(String(repeating: Self.request(good, secret: "other"), count: 3000))
            try await until("the failures are counted") { program.output.contains("the same") }
            let bad = good.replacing("\"orderId\"", with: "\"order_id\"").replacing("235997", with: "\"235997\"")
                .replacing("\"quantity\": 2", with: "\"quantity\": \"two\"").replacing("99999", with: "null")
            try await client.send(Self.request(bad, secret: Self.secret))
            try await until("the invalid payload is delivered") { program.output.contains("#3002   → app  200") }
            try await app.stop()
            try await client.send(Self.request(good, secret: Self.secret))
            try await until("the app is down") { program.output.contains("app is down") }
            try await app.start(at: socket)
            try await until("the app is up again") { program.output.contains("#3003   → app  200") }
            _ = try await program.end()
            try compare(Self.normal(program.output), width)
        }

        /// The output without what is another one in each run.
        private static func normal(_ output: String) -> String {
            output.replacing(/127\.0\.0\.1:\d+|localhost:\d+/) { "\($0.output.split(separator: ":")[0]):PORT" }
                .replacing(/\d\d:\d\d:\d\d/, with: "08:45:54")
                .replacing(/\d+ ms/, with: "N ms").replacing(/\/tmp\/[^ ;\n]*app\.sock/, with: "/tmp/app.sock")
                .replacing(/store +\S+/, with: "store           captures.sqlite")
        }

        private func compare(_ screen: String, _ width: Int) throws {
            let file = ProjectFiles.root.appending(path: "Tests/SystemTests/Screens/listen-\(width).txt")
            if ProcessInfo.processInfo.environment["HOOKSIGHT_WRITE_SCREENS"] != nil {
                try screen.write(to: file, atomically: true, encoding: .utf8)
            }
            #expect(try screen == String(contentsOf: file, encoding: .utf8))
        }

        @Test("That no secret is configured is explained once, and every event has its line")
        func noSecret() async throws {
            let program = try await RunningProgram()
            let sample = try #require(Sample.all.first { $0.provider == "bharatcart" })
            let headers = [
                "Content-Type: application/json", "X-Webhook-Signature: \(String(repeating: "a", count: 64))",
            ]
            for _ in 1...5 { _ = try await program.post("/webhooks/bharatcart", headers, body: try sample.bytes()) }
            try await until("the last has its line and the first its explanation") {
                program.output.contains("#5 ") && program.output.contains("Set HOOKSIGHT_SECRET_BHARATCART")
            }
            #expect(try await program.end() == 0)
            let lines = program.output.split(separator: "\n")
            #expect(lines.count { $0.contains("sig ? no secr") } == 5, "\(program.output)")
            #expect(lines.count { $0.contains("Set HOOKSIGHT_SECRET_BHARATCART") } == 1, "\(program.output)")
        }
    }
}
