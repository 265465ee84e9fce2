import HookInspector
import JSONText
import Synchronization
import Testing

/// Webhooks that were sent to the inspector's port.
struct MisdirectedTests {
    private static let receiver = "http://127.0.0.1:4100/"

    private static func with(_ log: TestReceiver, use: (RunningInspector) async throws -> Void) async throws {
        try await RunningInspector.with(receiver: log, use: use)
    }

    static let webhooks: [(name: String, line: String, fields: [String], status: Int)] = [
        ("to the root", "POST /", ["Content-Type: application/json"], 405),
        ("to a path", "POST /webhooks/stripe?x=1", ["Content-Type: application/json"], 404),
        ("a form", "POST /hook", ["Content-Type: application/x-www-form-urlencoded"], 403),
        ("by PUT", "PUT /hook", ["Content-Type: application/json"], 404),
        ("through a tunnel", "POST /hook", ["Content-Type: application/json", "X-Forwarded-For: 192.0.2.1"], 403),
    ]

    @Test("Field 10: a webhook learns where the receiver is, and the terminal is told", arguments: webhooks)
    func pointsToTheReceiver(name: String, line: String, fields: [String], status: Int) async throws {
        let log = TestReceiver(address: Self.receiver)
        try await Self.with(log) { inspector async throws in
            let words = line.split(separator: " ").map(String.init)
            let answer = try await inspector.get(words[1], fields, method: words[0])
            #expect(answer.status == status)
            let detail = try answer.json["detail"]?.string ?? ""
            #expect(detail.hasSuffix("; this is the inspector: webhooks go to \(Self.receiver)"), "\(detail)")
            let told = log.all
            #expect(told.map(\.method) == [words[0]])
            #expect(told.map(\.path) == [String(words[1].prefix { $0 != "?" })])
            #expect(told.first?.remote?.hasPrefix("127.0.0.1:") == true)
            #expect(told.map(\.status) == [status])
        }
    }

    static let others: [(name: String, line: String, fields: [String])] = [
        ("what the inspector answers", "GET /captures", []),
        ("a path that is not there", "GET /hook", []),
        ("a browser's form", "POST /deliveries/retry", ["Content-Type: text/plain"]),
        ("a retry of what is not there", "POST /deliveries/7/retry", ["Content-Type: application/json"]),
        ("a wrong method with the mark", "POST /captures", ["X-Hooksight: 1"]),
        ("a deletion", "DELETE /captures", ["Content-Type: application/json"]),
    ]

    @Test("Other requests do not", arguments: others)
    func leavesOthersAlone(name: String, line: String, fields: [String]) async throws {
        let log = TestReceiver(address: Self.receiver)
        try await Self.with(log) { inspector async throws in
            let words = line.split(separator: " ").map(String.init)
            let answer = try await inspector.get(words[1], fields, method: words[0])
            #expect(!answer.text.contains(Self.receiver))
            #expect(log.all.isEmpty)
        }
    }
}
