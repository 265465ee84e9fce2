import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// What we make in a provider's name, we judge to be that provider's.
@Suite struct RequestMakerTests {
    struct Event: Sendable, CustomTestStringConvertible {
        let document: ProviderDocument
        let event: EventDocument
        var testDescription: String { "\(document.id) \(event.type)" }
    }

    static let events =
        (try? TestCatalog.get())?.documents.flatMap { document in
            document.events.filter { !$0.examples.isEmpty }.map { Event(document: document, event: $0) }
        } ?? []

    static let now = Timestamp(milliseconds: 1_737_023_400_123)
    private static let evaluator = try? RequestEvaluator(
        catalog: TestCatalog.get(), secrets: TestSecrets.all, clock: WallClock { RequestMakerTests.now })

    private func findings(_ request: ProviderRequest) throws -> Findings {
        let evaluator = try #require(RequestMakerTests.evaluator)
        return evaluator.evaluate(
            try .of(
                "\(request.method) \(request.path) HTTP/1.1", request.headers.map { "\($0.name): \($0.value)" },
                body: request.body))
    }

    private func maker(_ test: Event, edits: [JSONEdit] = [], faults: Set<SampleFault> = []) throws -> RequestMaker {
        try RequestMaker(
            test.document, .example(test.event), edits: edits, faults: faults,
            secret: TestSecrets.all[test.document.id]?.first, userAgent: "Hooksight/0", url: SampleRequest.url)
    }

    @Test("Every event is identified, verified and valid", arguments: events)
    func right(_ test: Event) throws {
        let request = try maker(test).request(at: RequestMakerTests.now)
        let findings = try findings(request)
        #expect(findings.provider == test.document.id, "\(request.headers)")
        #expect(findings.event?.type == test.event.type)
        #expect(test.document.content == .form || findings.event == request.event)
        #expect(
            findings.payload.verdict == (test.event.isDescribed ? .valid : .notDescribed), "\(findings.payload.errors)")
        #expect(findings.signature.verdict == (!test.document.isSigning ? .notSigned : .verified))
        #expect(findings.headerChecks.count == test.document.headerRules.count)
        #expect(findings.headerChecks.allSatisfy { $0.verdict == .match })
        #expect(!request.body.contains(UInt8(ascii: "\n")), "compact, as senders write")
    }

    @Test("There are events of all documents") func count() { #expect(RequestMakerTests.events.count == 162) }

    @Test(
        "A broken signature is a mismatch and nothing else", arguments: events.filter { $0.document.isSigning })
    func brokenSignature(_ test: Event) throws {
        let findings = try findings(maker(test, faults: [.signature]).request(at: RequestMakerTests.now))
        #expect(findings.provider == test.document.id)
        #expect(findings.signature.verdict == .failed)
        #expect(findings.signature.reason == .mismatch)
        #expect(findings.payload.errors.isEmpty)
    }

    @Test(
        "A broken timestamp is stale and nothing else",
        arguments: events.filter { $0.document.signatures.first?.timestamp?.tolerance != nil })
    func brokenTimestamp(_ test: Event) throws {
        let findings = try findings(maker(test, faults: [.timestamp]).request(at: RequestMakerTests.now))
        #expect(findings.provider == test.document.id)
        #expect(findings.signature.verdict == .failed)
        #expect(findings.signature.reason == .stale)
        #expect(findings.payload.errors.isEmpty)
    }

    @Test(
        "A broken payload is invalid and nothing else", arguments: events.filter { $0.document.content == .json })
    func brokenPayload(_ test: Event) throws {
        let findings = try findings(maker(test, faults: [.payload]).request(at: RequestMakerTests.now))
        #expect(findings.provider == test.document.id)
        #expect(findings.payload.verdict == .invalid)
        #expect(
            findings.payload.errors.count { !$0.keywordLocation.hasSuffix("anyOf") } == 1,
            "one member is missing: \(findings.payload.errors)")
        #expect(findings.signature.verdict == (!test.document.isSigning ? .notSigned : .verified))
        // Storefront's guide and Standard Webhooks require nothing but the type; Graph's required members are in one.
        let isLeftOut = ["storefront", "microsoft-graph", "standard-webhooks"].contains(test.document.id)
        #expect(findings.event?.type == (isLeftOut ? nil : test.event.type))
        #expect(findings.headerChecks.allSatisfy { $0.verdict == .match })
    }

    @Test("Both at once, where the guide has both")
    func brokenTwice() throws {
        let test = try event("omnisales", "order.created")
        let findings = try findings(maker(test, faults: [.payload, .timestamp]).request(at: RequestMakerTests.now))
        #expect(findings.payload.verdict == .invalid)
        #expect(findings.signature.reason == .stale)
    }

    @Test("What a provider does not do cannot be broken")
    func cannotBreak() throws {
        let unsigned = try event("esahayak", "stamp.uploaded")
        let untimed = try event("bharatcart", "order.paid")
        #expect(throws: SampleError.cannotBreak(.signature, "eSahayak")) { try maker(unsigned, faults: [.signature]) }
        #expect(throws: SampleError.cannotBreak(.timestamp, "eSahayak")) { try maker(unsigned, faults: [.timestamp]) }
        #expect(throws: SampleError.cannotBreak(.timestamp, "BharatCart")) { try maker(untimed, faults: [.timestamp]) }
    }

    @Test("A provider that signs needs a secret")
    func noSecret() throws {
        let test = try event("bharatcart", "order.paid")
        #expect(throws: SampleError.noSecret("bharatcart")) {
            try RequestMaker(test.document, .example(test.event), secret: nil, userAgent: "x")
        }
    }

    @Test("Each request is an event of its own, of now; --set comes after")
    func fresh() throws {
        let test = try event("omnisales", "order.created")
        let maker = try maker(test)
        let requests = try (0..<100).map { _ in try maker.request(at: RequestMakerTests.now) }
        #expect(Set(requests.map(\.event.id)).count == 100)
        let first = try #require(requests.first)
        #expect(first.event.id?.hasPrefix("evt_") == true)
        #expect(first.event.createdAt == "2025-01-16T10:30:00Z")
        let edits = try ["/id=evt_1", "/created_at=2020-01-01T00:00:00Z", "/data/total=5"].map { try JSONEdit($0) }
        let set = try self.maker(test, edits: edits).request(at: RequestMakerTests.now)
        #expect(set.event.id == "evt_1")
        #expect(set.event.createdAt == "2020-01-01T00:00:00Z")
        #expect(try JSONDocument(set.body).root["data"]?["total"]?.text == "5")
        #expect(try findings(set).signature.verdict == .verified)
    }

    @Test("The header lines of a provider that has them all")
    func headers() throws {
        let omnisales = try maker(event("omnisales", "order.created")).request(at: RequestMakerTests.now)
        #expect(
            omnisales.headers.map(\.name) == [
                "Content-Type", "User-Agent", "X-Webhook-ID", "X-Webhook-Timestamp", "X-Webhook-Signature",
            ])
        #expect(omnisales.headers[1].value == "OmniSales-Webhook/1.0")
        #expect(omnisales.headers[3].value == "1737023400")
        #expect(omnisales.path == "/webhooks/omni")
        let esahayak = try maker(event("esahayak", "stamp.failed")).request(at: RequestMakerTests.now)
        #expect(
            esahayak.headers.map(\.name) == ["Content-Type", "User-Agent", "X-eSahayak-Event", "X-eSahayak-Delivery"])
        #expect(esahayak.headers[2].value == "stamp.failed")
        let storefront = try maker(event("storefront", "order.created")).request(at: RequestMakerTests.now)
        #expect(storefront.headers.map(\.name) == ["Content-Type", "User-Agent", "X-Webhook-Signature"])
        #expect(storefront.headers[1].value == "Hooksight/0")
        #expect(storefront.path == "/webhooks/storefront")
    }

    @Test("Bytes are sent as they stand, whatever they are, and signed")
    func bytes() throws {
        let document = try #require(try TestCatalog.get().document("bharatcart"))
        let body: [UInt8] = [0x00, 0xFF, 0x0D, 0x0A, 0x7B]
        let secret = TestSecrets.all["bharatcart"]?.first
        let maker = try RequestMaker(document, .bytes(body), secret: secret, userAgent: "x")
        let request = try maker.request(at: RequestMakerTests.now)
        #expect(request.body == body)
        #expect(try findings(request).signature.verdict == .verified)
        let edit = try JSONEdit("/a=1")
        #expect {
            try RequestMaker(document, .bytes(body), edits: [edit], secret: secret, userAgent: "x")
        } throws: { error in
            if case SampleError.edit(let cause) = error { cause.code == .notJSON } else { false }
        }
    }

    @Test("What the payload says, and a header has to repeat, may be no header")
    func notForHeader() throws {
        let test = try event("esahayak", "stamp.failed")
        let maker = try maker(test, edits: [.setting(JSONPointer(["type"]), to: "a\r\nX: y")])
        #expect(throws: SampleError.notForHeader(header: "X-eSahayak-Event", pointer: JSONPointer(["type"]))) {
            try maker.request(at: RequestMakerTests.now)
        }
    }

    struct Form: Sendable, CustomTestStringConvertible {
        var testDescription: String { "\(id), \(time)" }
        let id: String
        let time: String
        /// A new id: what it begins with, how many characters follow, and which.
        let prefix: String
        let count: Int
        let alphabet: String
        let newTime: String
    }

    private static let digits = "0123456789"
    private static let hex = digits + "abcdef-"
    private static let letters = "abcdefghijklmnopqrstuvwxyz" + digits

    static let forms = [
        Form(
            id: "\"evt_123\"", time: "\"2025-01-16T10:30:00Z\"", prefix: "evt_", count: 16, alphabet: digits,
            newTime: "2025-01-16T10:30:00Z"),
        Form(
            id: "\"webhook_unique_id\"", time: "\"2025-01-01T00:00:00.000Z\"", prefix: "webhook_", count: 16,
            alphabet: letters, newTime: "2025-01-16T10:30:00.123Z"),
        Form(
            id: "\"ORD-A1\"", time: "\"2025-01-01T00:00:00.5+05:30\"", prefix: "ORD-", count: 16,
            alphabet: letters.uppercased(), newTime: "2025-01-16T16:00:00.1+05:30"),
        Form(
            id: "\"7\"", time: "\"2025-01-01 00:00:00.000000-00:30\"", prefix: "", count: 16, alphabet: digits,
            newTime: "2025-01-16 10:00:00.123000-00:30"),
        Form(
            id: "\"0e8400ab-e29b-41d4-a716-446655440000\"", time: "\"2025-01-01\"", prefix: "", count: 36,
            alphabet: hex, newTime: "2025-01-16"),
        Form(id: "12345", time: "1700000000", prefix: "", count: 16, alphabet: digits, newTime: "1737023400"),
        Form(
            id: "\"x\"", time: "1700000000000", prefix: "", count: 16, alphabet: letters, newTime: "1737023400123"),
        Form(id: "null", time: "\"1700000000\"", prefix: "", count: 0, alphabet: "", newTime: "1737023400"),
        Form(id: "null", time: "\"yesterday\"", prefix: "", count: 0, alphabet: "", newTime: "yesterday"),
    ]

    @Test("A new id and time have the form of the example's", arguments: forms)
    func form(_ test: Form) throws {
        var text = String(
            decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/omnisales.json"), as: UTF8.self)
        text = text.replacing("\"evt_123\"", with: test.id).replacing("\"2025-01-16T10:30:00Z\"", with: test.time)
        let document = try DocumentReader().read(Array(text.utf8), file: "omnisales.json")
        let event = try #require(document.event("order.created"))
        let maker = try RequestMaker(
            document, .example(event), secret: TestSecrets.all["omnisales"]?.first, userAgent: "x")
        let request = try maker.request(at: RequestMakerTests.now)
        let id = request.event.id ?? ""
        #expect(id.hasPrefix(test.prefix))
        let rest = id.dropFirst(test.prefix.count)
        // A number has 13 to 16 digits.
        #expect(test.id.hasPrefix("1") ? (13...16).contains(rest.count) : rest.count == test.count, "\(id)")
        #expect(rest.allSatisfy(test.alphabet.contains), "\(id)")
        #expect(request.event.createdAt == test.newTime)
        let root = try JSONDocument(request.body).root
        #expect(root["id"]?.kind == (try JSONDocument(test.id).root.kind))
        #expect(root["created_at"]?.kind == (try JSONDocument(test.time).root.kind))
    }

    private func event(_ provider: String, _ type: String) throws -> Event {
        try #require(RequestMakerTests.events.first { $0.document.id == provider && $0.event.type == type })
    }

    @Test("Bytes of one's own go with the event that a header tells")
    func bytesWithEvent() throws {
        let document = try #require(try TestCatalog.get().document("github"))
        let maker = try RequestMaker(
            document, .bytes(Array("{}".utf8), type: "push"), secret: TestSecrets.all["github"]?.first, userAgent: "x")
        let request = try maker.request(at: Timestamp(milliseconds: 0))
        #expect(request.headers.filter { $0.name == "X-GitHub-Event" }.map(\.value) == ["push"])
        #expect(request.event.type == "push")
        #expect(request.body == Array("{}".utf8))
    }
}
