import HookBody
import HookModel
import HookProviders
import TestSupport
import Testing

/// Bodies that are not plain JSON text: compressed, forms, queries, wrong labels.
@Suite struct RequestBodyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var line = "POST /hooks HTTP/1.1"
        var headers: [String] = []
        var body: [UInt8] = []
        var provider: String?
        var event: String?
        var verdict = PayloadVerdict.notChecked
        var kind: BodyKind?
        /// What the errors and notes say, in part.
        var says: [String] = []

        init(
            _ description: String, _ line: String = "POST /hooks HTTP/1.1", _ headers: [String] = [],
            body: [UInt8] = [], provider: String? = nil, event: String? = nil, _ verdict: PayloadVerdict,
            _ kind: BodyKind?, says: [String] = []
        ) {
            testDescription = description
            (self.line, self.headers, self.body, self.provider) = (line, headers, body, provider)
            (self.event, self.verdict, self.kind, self.says) = (event, verdict, kind, says)
        }
    }

    private static let json = "Content-Type: application/json"
    private static let form = "Content-Type: application/x-www-form-urlencoded"
    private static let order = Array(
        #"{"event":"order.created","timestamp":"2024-01-01T00:00:00Z","data":{"orderId":1}}"#.utf8)
    private static let shop = "POST /webhooks/bharatcart HTTP/1.1"
    private static let twilio = "X-Twilio-Signature: x"
    private static let github = ["X-GitHub-Event: watch", "X-GitHub-Delivery: 1"]

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A raw stream of deflate with up to 255 bytes in a stored block.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        [1, UInt8(bytes.count), 0, ~UInt8(bytes.count), 0xFF] + bytes
    }

    private static let rawDeflate = stored(text(#"{"type":"message.new"}"#))

    static let compressed: [Case] = [
        Case(
            "F24: gzip", shop, [json, "Content-Encoding: gzip"], body: Gzip.stored(order), provider: "bharatcart",
            event: "order.created", .invalid, .json,
            says: ["gzip: \(order.count) bytes when decoded", "1:79 /data/orderId"]),
        Case(
            "x-gzip, case aside", shop, [json, "content-encoding: X-GZip"], body: Gzip.stored(order),
            provider: "bharatcart", event: "order.created", .invalid, .json, says: ["x-gzip: "]),
        Case(
            "two codings", shop, [json, "Content-Encoding: gzip, gzip"], body: Gzip.stored(Gzip.stored(order)),
            provider: "bharatcart", event: "order.created", .invalid, .json, says: ["gzip, gzip: "]),
        Case(
            "two lines and identity", shop, [json, "Content-Encoding: gzip", "Content-Encoding: identity, gzip"],
            body: Gzip.stored(Gzip.stored(order)), provider: "bharatcart", event: "order.created", .invalid, .json),
        Case(
            "deflate without zlib's frame", "POST / HTTP/1.1", [json, "Content-Encoding: deflate"], body: rawDeflate,
            .notChecked, .json, says: ["deflate: 22 bytes when decoded"]),
        Case(
            "an unknown coding", shop, [json, "Content-Encoding: br"], body: [0x8B, 0x02], provider: "bharatcart",
            .notChecked, nil, says: ["the content coding br is not known"]),
        Case(
            "an unknown coding below a known one", shop, [json, "Content-Encoding: zstd, gzip"],
            body: Gzip.stored([1, 2]), provider: "bharatcart", .notChecked, nil,
            says: ["the content coding zstd is not known"]),
        Case(
            "a lie: says gzip, is JSON", shop, [json, "Content-Encoding: gzip"], body: order, provider: "bharatcart",
            event: "order.created", .invalid, .json, says: ["Content-Encoding says gzip, the body is not"]),
        Case(
            "gzip that ends early", shop, [json, "Content-Encoding: gzip"], body: Array(Gzip.message.dropLast(9)),
            provider: "bharatcart", .notJSON, nil, says: ["Content-Encoding says gzip, the body is not"]),
        Case(
            "gzip of what is no JSON", shop, [json, "Content-Encoding: gzip"], body: Gzip.stored(text("{oops")),
            provider: "bharatcart", .notJSON, nil, says: ["gzip: 5 bytes when decoded", "not JSON"]),
        Case(
            "more codings than anybody uses", shop, [json, "Content-Encoding: gzip, gzip, gzip, gzip, gzip"],
            body: order, provider: "bharatcart", .notChecked, nil),
    ]

    static let forms: [Case] = [
        Case(
            "X10: a form's parameters are an object", "POST /x HTTP/1.1", [form, twilio],
            body: text("AccountSid=AC1&CallSid=CA1&CallStatus=busy"), provider: "twilio", event: "busy",
            .notDescribed, .form),
        Case(
            "the query of a GET", "GET /x?AccountSid=AC1&CallSid=CA1&CallStatus=busy HTTP/1.1", [twilio],
            provider: "twilio", event: "busy", .notDescribed, .query),
        Case(
            "a form without a content type", "POST /x HTTP/1.1", [twilio],
            body: text("AccountSid=AC1&CallSid=CA1&CallStatus=busy"), provider: "twilio", event: "busy",
            .notDescribed, .form, says: ["Content-Type does not say so"]),
        Case(
            "a wrong parameter has the place of its value", "POST /x HTTP/1.1", [form, twilio],
            body: text("CallStatus=busy&AccountSid=AC1&AccountSid=AC2"), provider: "twilio", event: "busy", .invalid,
            .form, says: ["1:28 /AccountSid expected string, found an array of 2 elements"]),
        Case(
            "a parameter that is missing", "POST /x HTTP/1.1", [form, twilio], body: text("CallStatus=busy"),
            provider: "twilio", event: "busy", .invalid, .form, says: [#"missing "AccountSid""#]),
        Case(
            "escapes and plus signs", "POST /x HTTP/1.1", [form, twilio],
            body: text("Call%53tatus=bu%73y&AccountSid=a+b"), provider: "twilio", event: "busy", .notDescribed, .form),
        Case(
            "a gzip of a form", "POST /x HTTP/1.1", [form, twilio, "Content-Encoding: gzip"],
            body: Gzip.stored(text("AccountSid=AC1&CallStatus=busy")), provider: "twilio", event: "busy",
            .notDescribed, .form),
        Case(
            "F29: the JSON inside a parameter", "POST /x HTTP/1.1", github + [form],
            body: text("payload=%7B%22zen%22%3A%22a%22%2C%22hook_id%22%3A1%7D"), provider: "github", event: "watch",
            .notDescribed, .formJSON, says: ["read from the form's parameter payload"]),
        Case(
            "the JSON inside a parameter is broken", "POST /x HTTP/1.1", github + [form], body: text("payload=%7B"),
            provider: "github", event: "watch", .notJSON, .formJSON),
        Case(
            "a form of another kind from a sender of both", "POST /x HTTP/1.1", github + [form], body: text("a=1"),
            provider: "github", event: "watch", .notChecked, .form),
        Case(
            "F11: JSON under a form's type", "POST /x HTTP/1.1", github + [form], body: text(#"{"zen":"a"}"#),
            provider: "github", event: "watch", .notDescribed, .json,
            says: ["Content-Type says a form, the body is JSON"]),
        Case(
            "F16: a form where JSON was due", shop, [form], body: text("timestamp=1&a=2"), provider: "bharatcart",
            .notJSON, .form, says: ["a form (application/x-www-form-urlencoded)"]),
        Case("a form of nobody", "POST /x HTTP/1.1", [form], body: text("a=1"), .notChecked, .form),
        Case("JSON of nobody", "POST /x HTTP/1.1", [json], body: text(#"{"a":1}"#), .notChecked, .json),
        Case("an empty form", "POST /x HTTP/1.1", [form, twilio], provider: "twilio", .invalid, .form),
    ]

    @Test("What is read, and what comes of it", arguments: compressed + forms)
    func read(_ test: Case) throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let findings = evaluator.evaluate(try .of(test.line, test.headers, body: test.body))
        #expect(findings.provider == test.provider)
        #expect(findings.event?.type == test.event)
        #expect(findings.payload.verdict == test.verdict, "\(findings.payload)")
        #expect(findings.payload.kind == test.kind)
        let errors = findings.payload.errors.map { error in
            "\(error.line):\(error.column) \(error.instanceLocation) \(error.error)"
        }
        let said = (errors + findings.payload.notes).joined(separator: "\n")
        for words in test.says { #expect(said.contains(words), "\(said)") }
    }

    @Test("Compressed bodies verify by their bytes and are validated as their text")
    func signed() throws {
        let sample = try #require(Sample.all.first { $0.provider == "bharatcart" })
        let body = Gzip.stored(try sample.bytes())
        let signature = try TestSecrets.sign(body, try #require(TestSecrets.texts["bharatcart"]))
        let request = try ReceivedRequest.of(
            RequestBodyTests.shop,
            [RequestBodyTests.json, "Content-Encoding: gzip", "X-Webhook-Signature: \(signature)"], body: body)
        let findings = try RequestEvaluator(catalog: TestCatalog.get(), secrets: TestSecrets.all).evaluate(request)
        #expect(findings.signature.verdict == .verified)
        #expect(findings.payload.verdict == .valid)
        #expect(findings.event?.type == sample.event)
    }

    @Test("A few bytes that stand for very many are not decoded whole")
    func bomb() throws {
        // A stored block of nothing, then compressed zeros: 1,032 zeros for each byte are the most that deflate can do.
        let zeros = Gzip.stored([UInt8](repeating: 0x20, count: 1 << 21))
        let codings = ContentCodings(["gzip"])
        guard case .decoded(let bytes) = zeros.withUnsafeBytes({ codings.undo($0) }) else {
            Issue.record("2 MiB of what is no bomb were not decoded")
            return
        }
        #expect(bytes.count == 1 << 21)
        let bomb = RequestBodyTests.zeros
        guard case .tooLong("deflate") = bomb.withUnsafeBytes({ ContentCodings(["deflate"]).undo($0) }) else {
            Issue.record("a body of \(bomb.count) bytes was decoded to more than 100 times its size and 1 MiB")
            return
        }
    }

    /// 16,384 blocks, each a byte that is repeated 258 times by the fixed code's longest match, as a raw stream of
    /// deflate: over 4 MB out of some kilobytes.
    private static let zeros: [UInt8] = {
        var bits: [Bool] = []
        func put(_ value: Int, _ count: Int, msbFirst: Bool) {
            for index in 0..<count { bits.append(value >> (msbFirst ? count - 1 - index : index) & 1 == 1) }
        }
        put(1, 1, msbFirst: false)
        put(1, 2, msbFirst: false)
        put(0x30 + 0x20, 8, msbFirst: true)
        // Length 258 is symbol 285 (8 bits: 0xC0 + 285 - 280), distance 1 is symbol 0 (5 bits).
        for _ in 0..<16_384 {
            put(0xC0 + 5, 8, msbFirst: true)
            put(0, 5, msbFirst: true)
        }
        put(0, 7, msbFirst: true)
        return stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(0) { byte, bit in
                start + bit < bits.count && bits[start + bit] ? byte | 1 << bit : byte
            }
        }
    }()
}
