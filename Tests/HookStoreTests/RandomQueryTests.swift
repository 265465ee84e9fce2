import Foundation
import HookBody
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// A query gives the same captures in SQLite as in a plain evaluator over values, in the same order, through every page.
@Suite struct RandomQueryTests {
    /// As many as the design asks for take minutes in a debug build: `HOOKSIGHT_QUERIES=10000`.
    private static let queries = ProcessInfo.processInfo.environment["HOOKSIGHT_QUERIES"].flatMap { Int($0) } ?? 100
    private static let captures = queries >= 10_000 ? 5_000 : 300

    @Test("Random queries over random captures")
    func random() async throws {
        let store = try TemporaryStore(listed: { provider, type in provider == "stripe" && type == "push" })
        var random = RandomQueries(seed: 7)
        let made = try (0..<Self.captures).map { _ in try Self.capture(&random) }
        for group in stride(from: 0, to: made.count, by: 200) {
            try await store.write(Array(made[group..<min(group + 200, made.count)]))
        }
        try await Self.change(store, &random)
        var subjects: [CaptureSubject] = []
        for id in 1...Int64(Self.captures) {
            if let capture = try await store.store.capture(id, bodyLimit: .max) {
                subjects.append(Self.subject(capture))
            }
        }
        #expect(subjects.count > Self.captures * 9 / 10)
        var found = 0
        for number in 0..<Self.queries {
            let node = random.node()
            let test = QueryTest(node)
            let expected = subjects.filter { test.fits($0) }.compactMap(\.id)
            found += expected.isEmpty ? 0 : 1
            let order = random.one(CaptureOrder.allCases)
            let limit = random.one([1, 7, 50, 500])
            let ids = try await Self.pages(store.store, node, order, limit)
            #expect(ids == (order == .oldest ? expected : expected.reversed()), "\(number): \(node), \(order)")
        }
        // Queries that find nothing show little.
        #expect(found > Self.queries / 2)
    }

    /// What decoding shows is made once for each capture, in memory.
    private static func subject(_ capture: Capture) -> CaptureSubject {
        let request = capture.request
        var texts: [ByteBuffer] = []
        var documents: [ByteBuffer] = []
        request.body.withUnsafeReadableBytes { body in
            request.head.block.bytes.withUnsafeReadableBytes { head in
                _ = DecodedTexts(head: head, body: body).contains { text in
                    texts.append(ByteBuffer(bytes: text))
                    return false
                }
            }
            _ = BodyDocuments.contain(body, request.head) { json in
                documents.append(ByteBuffer(bytes: json.bytes(of: json.root)))
                return false
            }
        }
        return CaptureSubject(capture, decoded: { [texts] in texts }, documents: { [documents] in documents })
    }

    private static func pages(
        _ store: Store, _ node: QueryNode, _ order: CaptureOrder, _ limit: Int
    ) async throws -> [Int64] {
        var ids: [Int64] = []
        var place: Int64?
        repeat {
            let search = CaptureSearch(
                node, order: order, before: order == .newest ? place : nil, after: order == .oldest ? place : nil)
            let page = try await store.captures(search, limit: limit, within: .seconds(60))
            ids += page.captures.map(\.id)
            place = page.next
        } while place != nil
        return ids
    }

    private static func capture(_ random: inout RandomQueries) throws -> NewCapture {
        var findings = Findings(
            identification: random.one([nil, "stripe", "github", "none", "a b"]).map {
                Identification(provider: $0, because: ["test"])
            },
            event: random.one([nil, "push", "order.created", "*", "a bxc", "none", ">5"]).map {
                EventSummary(type: $0, id: random.one([nil, "1", "2"]), createdAt: nil)
            },
            payload: PayloadFinding(verdict: random.one(PayloadVerdict.allCases)),
            clientAddress: random.one([nil, nil, "10.1.2.3", "2001:db8::1"]))
        findings.signature = SignatureFinding(verdict: random.one(SignatureVerdict.allCases))
        if findings.signature.verdict == .failed { findings.signature.reason = random.one(SignatureReason.allCases) }
        if random.number(0..<6) == 0, findings.event != nil {
            var batch = EventBatch()
            for type in ["push", random.one(["push", "order.paid", "x"])] { batch.add(type) }
            findings.batch = batch
        }
        let method = random.one(["GET", "POST", "POST", "BREW"])
        let path = random.one(["/", "/a/b", "/app", "/push"])
        let headers = random.one([[], ["X-A: 1000"], ["x-event: push"], ["X-A: needle", "X-Event: order.x"]])
        let body = random.one([
            "", #"{"a":1000,"data":{"x*":"true"}}"#, #"{"a":"push","0":null,"-":[1.5]}"#, "needle", "zoë STRIPE",
            #"{"data":"1e3","a b":12345678901234567890}"#, #"["order.x",-1,true]"#, #"{"a":"n\u0065edle zo\u00eb"}"#,
            "a=1000&data=n%65edle+%7B", "a=%7B%22data%22%3A%22n%5Cu0065edle%22%7D",
            "{\"a\":1000}\n{\"data\":\"push\"}\n",
        ])
        let coding = random.one([[], [], [], ["Content-Encoding: gzip"]])
        let type = random.one([[], [], ["Content-Type: application/x-www-form-urlencoded"]])
        let bytes = coding.isEmpty ? Array(body.utf8) : Gzip.stored(Array(body.utf8))
        return NewCapture(
            request: try .of(
                "\(method) \(path) HTTP/1.1", headers + coding + type, body: bytes,
                at: Timestamp(milliseconds: 1_795_170_000_000 + Int64(random.number(0..<1000)))),
            bodyDigest: [UInt8](repeating: UInt8(random.number(0..<4)), count: 32), findings: findings,
            decision: Decision(
                response: .receipt(status: random.one([200, 202, 400, 401, 503])),
                targets: random.one([[], [], ["app"], ["a b", "push"]])))
    }

    /// What becomes of captures: deliveries end, signatures are explained, captures are deleted.
    private static func change(_ store: TemporaryStore, _ random: inout RandomQueries) async throws {
        var changes: [StoreChange] = []
        for id in 1...Int64(captures) {
            if random.number(0..<6) == 0 {
                changes.append(
                    .diagnosed(
                        capture: id,
                        [Diagnosis(cause: random.one(DiagnosisCause.allCases), explanation: "e", remedy: "r")]))
            }
            if random.number(0..<40) == 0 { changes.append(.delete(captures: [id])) }
        }
        for delivery in try await store.store.deliveries(limit: 5_000).deliveries where random.number(0..<3) > 0 {
            if random.number(0..<2) == 0 { changes.append(.cancel(delivery: delivery.id)) }
        }
        for start in stride(from: 0, to: changes.count, by: 100) {
            _ = try await store.writer.record(Array(changes[start..<min(start + 100, changes.count)]))
        }
    }
}
