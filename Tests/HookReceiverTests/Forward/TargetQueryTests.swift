import HookModel
import NIOCore
import Testing

@testable import HookReceiver

@Suite("Conditions of a target")
struct TargetQueryTests {
    private static let vocabulary = QueryVocabulary(events: [
        "stripe": ["invoice.paid", "charge.failed"], "github": ["push"],
    ])

    private static func target(_ setting: String) throws -> Target {
        try Target(setting, now: Timestamp(milliseconds: 1_800_000_000_000)) { vocabulary }
    }

    private static func arriving() throws -> ArrivingCapture {
        let head = try #require(
            RequestHead(
                stored: ByteBuffer(string: "POST /hooks/a?x=1 HTTP/1.1\r\nHost: a\r\nX-Kind: live\r\n\r\n")))
        let request = ReceivedRequest(
            head: head, body: ByteBuffer(string: #"{"total":1200,"note":"caf\u00e9"}"#), trailers: .empty,
            receivedAt: Timestamp(milliseconds: 1_800_000_000_000),
            remote: RemoteAddress(text: "127.0.0.1:50000", address: IPAddress("127.0.0.1")))
        let findings = Findings(
            identification: Identification(provider: "stripe", because: []),
            event: EventSummary(type: "invoice.paid", id: nil, createdAt: nil),
            signature: SignatureFinding(verdict: .verified), payload: PayloadFinding(verdict: .valid))
        return ArrivingCapture(request: request, findings: findings, status: 200)
    }

    @Test(
        "A request goes where its conditions say, before it is stored",
        arguments: [
            ("3000", true),
            ("stripe 3000", true),
            ("github 3000", false),
            ("stripe invoice.* 3000", true),
            ("stripe charge.failed 3000", false),
            ("name=app stripe signature:verified 3000", true),
            ("name=app,provider=stripe event:charge.* 3000", false),
            ("name=app,provider=github event:invoice.* 3000", false),
            ("/total>1000 3000", true),
            ("/total>2000 3000", false),
            ("header.x-kind:live path:/hooks/* method:POST size<1KiB 3000", true),
            ("NOT (payload:invalid OR signature:failed) 3000", true),
            ("\"café\" 3000", true),
            ("status:2xx from:127.0.0.0/8 3000", true),
            ("stripe invoice.* unix:/run/my app.sock", true),
        ])
    func goes(setting: String, fits: Bool) throws {
        #expect(try Self.target(setting).fits(Self.arriving()) == fits)
    }

    @Test("A target shows its conditions as they were written")
    func shown() throws {
        let target = try Self.target("name=app,provider=stripe  event:invoice.* size>1KiB  3000")
        #expect(target.name == "app")
        #expect(target.conditions == "provider=stripe event:invoice.* size>1KiB")
        #expect(try Self.target("3000").conditions.isEmpty)
    }

    @Test(
        "Conditions that cannot be decided when a request arrives are refused",
        arguments: [
            ("delivery:failed 3000", "delivery:failed: not known yet when a capture is forwarded"),
            ("stripe OR duplicate:yes 3000", "duplicate:yes: not known yet when a capture is forwarded"),
            ("id>5 3000", "id>5: not known yet when a capture is forwarded"),
            ("NOT cause:json_reserialised 3000", "cause:json_reserialised: not known yet"),
            ("provder:stripe 3000", "no field \"provder\""),
            ("(stripe 3000", "this ( is never closed"),
            ("stripe name=app 3000", "\"name=app\" stands first, and joined by commas"),
            ("provider=stripe event=invoice.* 3000", "\"event=invoice.*\" stands first, and joined by commas"),
            ("   ", "expected a URL"),
        ])
    func refuses(setting: String, words: String) throws {
        let error = #expect(throws: TargetError.self) { try Self.target(setting) }
        #expect(error?.description.contains(words) ?? false, "\(error?.description ?? "")")
    }
}
