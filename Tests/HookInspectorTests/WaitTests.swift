import HookInspector
import HookModel
import HookStore
import JSONText
import TestSupport
import Testing

/// `GET /captures/wait`.
@Suite struct WaitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let query: String
        /// The captures that come before, and while it waits: paths.
        let before: [String]
        let meanwhile: [String]
        let captures: [Int]
        let isComplete: Bool
        var differs: [String]?
    }

    static let cases: [Case] = [
        Case(
            testDescription: "what came after a mark counts", query: "q=path:/b&after=a1", before: ["/a", "/b"],
            meanwhile: [], captures: [2], isComplete: true),
        Case(
            testDescription: "without a mark what came before does not count", query: "q=path:/b&within=200ms",
            before: ["/b"], meanwhile: [], captures: [], isComplete: false),
        Case(
            testDescription: "two of them", query: "q=path:/b&count=2&after=0", before: ["/b"],
            meanwhile: ["/a", "/b"],
            captures: [1, 3], isComplete: true),
        Case(
            testDescription: "several queries in any order", query: "q=path:/a&q=path:/b&after=0", before: [],
            meanwhile: ["/b", "/a"], captures: [1, 2], isComplete: true),
        Case(
            testDescription: "several queries in their order", query: "q=path:/a&q=path:/b&in_order=true&after=0",
            before: [], meanwhile: ["/b", "/a", "/b"], captures: [2, 3], isComplete: true),
        Case(
            testDescription: "the time is over: the nearest and what differs",
            query: "q=path:/b+method:POST&after=0&within=200ms", before: ["/c"], meanwhile: [], captures: [],
            isComplete: false, differs: ["path:/b"]),
        Case(
            testDescription: "one of two: the one that counts is not the nearest",
            query: "q=path:/b+method:POST&count=2&after=0&within=200ms", before: ["/c", "/b"],
            meanwhile: [], captures: [2], isComplete: false, differs: ["path:/b"]),
        Case(
            testDescription: "in the wrong order: it differs in nothing else",
            query: "q=path:/a&q=path:/b&in_order=true&after=0&within=200ms", before: ["/b", "/a"], meanwhile: [],
            captures: [2], isComplete: false, differs: []),
        Case(
            testDescription: "none comes", query: "q=path:/b&absent=true&after=0&within=200ms", before: ["/a"],
            meanwhile: [], captures: [], isComplete: true),
        Case(
            testDescription: "one comes that must not", query: "q=path:/b&absent=true&after=0&within=30s",
            before: ["/a"], meanwhile: ["/b"], captures: [2], isComplete: false),
        Case(
            testDescription: "anything", query: "after=0&within=30s", before: [], meanwhile: ["/x"], captures: [1],
            isComplete: true),
        Case(
            testDescription: "quiet for a while", query: "q=path:/b&quiet=100ms&after=0", before: ["/b"],
            meanwhile: [], captures: [1], isComplete: true),
    ]

    @Test("What is waited for, before or while it waits", arguments: cases)
    func waits(_ test: Case) async throws {
        let make = { (path: String) in try Samples.capture("POST \(path) HTTP/1.1\r\n\r\n", body: "x".utf8) }
        try await RunningInspector.with(captures: try test.before.map(make)) { inspector async throws in
            async let answer = inspector.get("/captures/wait?\(test.query)")
            // Whether an event comes before the wait has begun or after: with a mark both have to do.
            for path in test.meanwhile { try await RunningInspector.write([make(path)], to: inspector.writer) }
            let json = try await answer.json
            #expect(json["captures"]?.elements.compactMap { $0["id"]?.int } == test.captures)
            #expect(json["complete"]?.bool == test.isComplete)
            if let differs = test.differs {
                #expect(json["nearest"]?["differs"]?.elements.compactMap(\.string) == differs)
            }
        }
    }

    @Test("Each query says what came for it, and what came nearest")
    func queries() async throws {
        let captures = try ["/a", "/c"].map { try Samples.capture("POST \($0) HTTP/1.1\r\n\r\n", body: "x".utf8) }
        try await RunningInspector.with(captures: captures) { inspector async throws in
            let query = "q=path:/a&q=path:/b+method:POST&q=path:/d&after=0&within=0"
            let json = try await inspector.get("/captures/wait?\(query)").json
            let queries = json["queries"]?.elements ?? []
            #expect(queries.map { $0["query"]?.string } == ["path:/a", "path:/b method:POST", "path:/d"])
            #expect(queries.map { $0["complete"]?.bool } == [true, false, false])
            #expect(queries.map { $0["captures"]?.elements.compactMap(\.int) } == [[1], [], []])
            #expect(queries[0]["nearest"] == nil)
            #expect(queries[1]["nearest"]?["capture"]?["id"]?.int == 2)
            #expect(queries[1]["nearest"]?["differs"]?.elements.compactMap(\.string) == ["path:/b"])
            #expect(queries[2]["nearest"]?.kind == .null)
            let text = try await inspector.get("/captures/wait.txt?\(query)").text
            #expect(text.contains("nearest to path:/b method:POST:\n2  "), "\(text)")
            let absent = try await inspector.get("/captures/wait?q=path:/a&q=path:/d&absent=true&after=0&within=0").json
            #expect(absent["queries"]?.elements.map { $0["complete"]?.bool } == [false, true])
        }
    }

    @Test("What cannot be waited for is refused")
    func refused() async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector async throws in
            for query in ["count=0", "within=2h", "absent=yes", "quiet=soon", "in_order=1", "after=q"] {
                #expect(try await inspector.get("/captures/wait?\(query)").status == 400, "\(query)")
            }
            #expect(try await inspector.get("/captures/wait?after=a99").status == 404)
        }
    }

    @Test("Races of event and wait: none is missed, none counts twice")
    func races() async throws {
        try await RunningInspector.with { inspector in
            try await withThrowingTaskGroup(of: (Int, [Int]).self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let mark = try await inspector.get("/marks", ["X-Hooksight: 1"], method: "POST").json["mark"]?
                            .string
                        async let answer = inspector.get(
                            "/captures/wait?q=path:/race/\(number)&count=2&within=30s&after=\(mark ?? "")")
                        for _ in 0..<2 {
                            let capture = try Samples.capture("POST /race/\(number) HTTP/1.1\r\n\r\n", body: "x".utf8)
                            try await RunningInspector.write([capture], to: inspector.writer)
                        }
                        let json = try await answer.json
                        #expect(json["complete"]?.bool == true)
                        return (number, json["captures"]?.elements.compactMap { $0["id"]?.int } ?? [])
                    }
                }
                var seen: Set<Int> = []
                for try await (_, ids) in group {
                    #expect(ids.count == 2)
                    for id in ids { #expect(seen.insert(id).inserted) }
                }
            }
        }
    }
}
