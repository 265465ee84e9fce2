import HookInspector
import HookModel
import HookStore
import NIOCore
import NIOPosix
import TestSupport
import Testing

/// `GET /captures/stream`.
@Suite struct StreamTests {
    /// A stream that is read, event by event.
    private struct Event: Hashable {
        let name: String
        let id: String
        let data: String
    }

    private static func events(_ text: String) -> [Event] {
        text.split(separator: "\n\n").compactMap { block in
            var fields: [Substring: String] = [:]
            for line in block.split(separator: "\n") {
                let parts = line.split(separator: ": ", maxSplits: 1)
                if parts.count == 2 { fields[parts[0]] = String(parts[1]) }
            }
            guard let name = fields["event"] else { return nil }
            return Event(name: name, id: fields["id"] ?? "", data: fields["data"] ?? "")
        }
    }

    /// Reads a stream until `isDone` of what came.
    private static func read(
        _ inspector: RunningInspector, _ target: String, _ fields: [String] = [],
        until isDone: @escaping @Sendable ([String]) -> Bool,
        while work: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> [(name: String, id: String, data: String)] {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: inspector.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let lines = ["GET \(target) HTTP/1.1", "Host: localhost:\(inspector.port)"] + fields
            try await outbound.write(ByteBuffer(string: lines.map { $0 + "\r\n" }.joined() + "\r\n"))
            var text = ""
            var hasBegun = false
            for try await part in inbound {
                text += String(buffer: part)
                if !hasBegun, text.contains("retry: ") {
                    hasBegun = true
                    try await work()
                }
                let found = events(text.replacing("\r\n", with: "\n").replacing(/\n[0-9a-f]+\n/) { _ in "" })
                if isDone(found.map(\.name)) { return found.map { ($0.name, $0.id, $0.data) } }
            }
            let found = events(text)
            return found.map { ($0.name, $0.id, $0.data) }
        }
    }

    @Test("What the store has comes first, then what comes, each once and in order")
    func order() async throws {
        try await RunningInspector.with(captures: [Samples.order(), Samples.order(), Samples.order()]) { inspector in
            let events = try await Self.read(
                inspector, "/captures/stream?after=1", until: { $0.filter { $0 == "capture" }.count == 4 },
                while: { try await RunningInspector.write([Samples.order(), Samples.order()], to: inspector.writer) })
            #expect(events.filter { $0.name == "capture" }.map(\.id) == ["a2", "a3", "a4", "a5"])
        }
    }

    @Test("A query is held against all that is known of what comes, as that it repeats an older capture")
    func duplicates() async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector in
            let events = try await Self.read(
                inspector, "/captures/stream?q=duplicate:yes", until: { $0.contains("capture") },
                while: { try await RunningInspector.write([Samples.order()], to: inspector.writer) })
            #expect(events.map(\.id) == ["a2"])
        }
    }

    @Test("A browser that connects again goes on behind what it has got")
    func resumed() async throws {
        try await RunningInspector.with(captures: [Samples.order(), Samples.order(), Samples.order()]) { inspector in
            let events = try await Self.read(
                inspector, "/captures/stream?after=0", ["Last-Event-ID: a2"], until: { $0.contains("capture") })
            #expect(events.first?.id == "a3")
        }
    }

    @Test("Verdicts, deliveries and deletions are told; of a query, those of captures that fit")
    func changes() async throws {
        try await RunningInspector.with(captures: [Samples.order(), Samples.order()]) { inspector in
            let work: @Sendable () async throws -> Void = {
                let diagnosis = [Diagnosis(cause: .otherSecret, explanation: "e", remedy: "r")]
                _ = try await inspector.writer.record([
                    .diagnosed(capture: 1, diagnosis), .diagnosed(capture: 2, diagnosis),
                    .add(NewDelivery(capture: 2, target: "app")),
                ])
                _ = try await inspector.writer.record([.delete(captures: [1])])
            }
            let all = try await Self.read(
                inspector, "/captures/stream", until: { $0.contains("delete") }, while: work)
            #expect(all.map(\.name) == ["verdict", "verdict", "delivery", "delete"])
            #expect(all.last?.data == #"{"first":1,"last":1}"#)
        }
        try await RunningInspector.with(captures: [Samples.order(), Samples.order()]) { inspector in
            let some = try await Self.read(
                inspector, "/captures/stream?q=id:2", until: { $0.contains("delete") },
                while: {
                    let diagnosis = [Diagnosis(cause: .otherSecret, explanation: "e", remedy: "r")]
                    _ = try await inspector.writer.record([
                        .diagnosed(capture: 1, diagnosis), .diagnosed(capture: 2, diagnosis),
                    ])
                    _ = try await inspector.writer.record([.delete(captures: [1])])
                })
            #expect(some.map(\.name) == ["verdict", "delete"])
        }
    }

    @Test("An unknown place is 404, what is none 400")
    func places() async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector async throws in
            #expect(try await inspector.get("/captures/stream?after=azz").status == 404)
            #expect(try await inspector.get("/captures/stream?after=x").status == 400)
            #expect(try await inspector.get("/captures/stream", ["Last-Event-ID: b7"]).status == 400)
        }
    }

    @Test("A stream ends with the listener")
    func ends() async throws {
        let ended = Tally()
        try await RunningInspector.with(captures: [Samples.order()]) { inspector in
            let reading = Task {
                _ = try await Self.read(inspector, "/captures/stream?after=0", until: { _ in false })
                ended.add()
            }
            _ = reading
            _ = try await Self.read(inspector, "/captures/stream?after=0", until: { $0.contains("capture") })
        }
        try await until("the stream has ended") { ended.count == 1 }
    }
}
