import HookModel
import NIOCore
import Testing

/// A capture in memory, and filters of today, as queries have them.
@Suite struct CaptureSubjectTests {
    static func capture(body: String = #"{"a":1}"#) throws -> Capture {
        let lines = "POST /hooks/a?x=1 HTTP/1.1\r\nHost: localhost\r\nX-Event:  push \r\nX-Event: ping\r\n\r\n"
        let head = try #require(RequestHead(stored: ByteBuffer(string: lines)))
        let trailers = HeaderBlock(splitting: ByteBuffer(string: "X-Trailer: late\r\n"))
        let request = ReceivedRequest(
            head: head, body: ByteBuffer(string: body), trailers: trailers, receivedAt: QuerySamples.now,
            remote: RemoteAddress(text: "127.0.0.1:5000"))
        let findings = Findings(
            identification: Identification(provider: "github", because: []),
            event: EventSummary(type: "push", id: nil, createdAt: nil),
            signature: SignatureFinding(
                verdict: .failed, reason: .stale, diagnosis: [Diagnosis(cause: .stale, explanation: "", remedy: "")]),
            clientAddress: "10.0.0.9")
        let delivery = Delivery(
            id: 1, capture: 5, target: "app", state: .failed, attempts: 1, dueAt: nil, reason: nil)
        return Capture(
            id: 5, request: request, bodySize: body.utf8.count, bodyDigest: [], findings: findings, duplicateOf: 4,
            status: 200, deliveries: [delivery])
    }

    @Test(
        "What fits a capture",
        arguments: [
            ("provider:github event:push signature:stale cause:stale", true), ("id:5 status:200 duplicate:yes", true),
            ("delivery:failed target:app", true), ("method:POST path:/hooks/a", true), ("path:/hooks/a?x=1", false),
            ("header.x-event:push header.x-event:ping", true), ("from:10.0.0.0/8", true), ("from:127.0.0.1", false),
            ("/a:1", true), ("/b", false), ("text:x=1 \"X-TRAILER: late\" {\"a\"", true), ("shown", false),
            ("at:2026-11-20T10:30Z size:7 payload:not_checked", true),
        ])
    func fits(source: String, fits: Bool) throws {
        let query = Query(source, now: QuerySamples.now)
        #expect(QueryTest(query).fits(CaptureSubject(try Self.capture())) == fits)
    }

    @Test("Text and documents may be those that decoding shows")
    func decoded() throws {
        let subject = CaptureSubject(
            try Self.capture(body: "a=%7B"), decoded: { [ByteBuffer(string: "a={ shown")] },
            documents: { [ByteBuffer(string: "no"), ByteBuffer(string: #"{"b":2}"#)] })
        #expect(QueryTest(Query("shown /b:2 text:%7B", now: QuerySamples.now)).fits(subject))
        #expect(!QueryTest(Query("/a", now: QuerySamples.now)).fits(subject))
    }

    @Test("Filters of lists and of targets are queries")
    func filters() {
        #expect(CaptureFilter().root == nil && TargetFilter().root == nil && CaptureFilter(text: "").root == nil)
        let all = CaptureFilter(
            provider: "Stripe", event: "a.*", signature: .failed, payload: .valid, method: "post", path: "/x*",
            delivery: .failed, text: "needle", since: Timestamp(milliseconds: 0), until: QuerySamples.now)
        #expect(
            all.root?.description
                == "provider:stripe event:a.* signature:failed payload:valid method:POST path:/x* delivery:failed "
                + "\"needle\" since:1970-01-01T00:00:00.000Z until:2026-11-20T10:30:00.000Z")
        #expect(CaptureFilter(provider: "").root?.description == "provider:none")
        let target = TargetFilter(
            provider: Glob("a*"), event: Glob("b"), path: Glob("/c"), signature: Glob("*_*"))
        #expect(target.root?.description == "provider:a* event:b path:/c signature:not_signed,no_secret")
        #expect(TargetFilter(signature: Glob("x")).root == .nothing)
    }
}
