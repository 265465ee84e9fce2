import HookModel
import HookProviders
import TestSupport
import Testing

/// A request with something wrong, and what has to be said about it.
struct DiagnosisCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let scheme: TestScheme
    let causes: [DiagnosisCause]
    /// What the first explanation has to say.
    var says: [String] = []
    var secrets: [String]?
    var others: [String: [String]] = [:]
    /// The URL that the receiver takes the request to have come to.
    var url: String?
    /// How many seconds after it was signed the request is judged.
    var age: Int64 = 0
    var body = #"{"webhookTimestamp":1,"a":1}"#
    var change: @Sendable (inout DiagnosisSample) throws -> Void = { _ in }

    private static let zone: Int64 = 19_800

    static let all = forms + clocks + signatures + contents + field

    /// What is in the request, or is not.
    private static let forms: [DiagnosisCase] = [
        DiagnosisCase(testDescription: "nothing is wrong", scheme: .stripe, causes: []),
        DiagnosisCase(
            testDescription: "no secret", scheme: .github, causes: [.noSecret], says: ["no secret is configured"],
            secrets: []),
        DiagnosisCase(
            testDescription: "secrets for another scheme alone", scheme: .standardWebhooks, causes: [.noSecret],
            says: ["none of its configured secrets (secret 1) is a key for hmac-sha256"],
            secrets: ["whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="]),
        DiagnosisCase(
            testDescription: "no signature", scheme: .razorpay, causes: [.signatureMissing],
            says: ["X-Razorpay-Signature", "64 hexadecimal digits", "it is not there"]
        ) { $0.lines.removeLast() },
        DiagnosisCase(
            testDescription: "no signature, and a proxy", scheme: .razorpay, causes: [.signatureMissing],
            says: ["through a proxy (X-Forwarded-For)"]
        ) { $0.lines[$0.lines.count - 1] = ("X-Forwarded-For", "1.2.3.4") },
        DiagnosisCase(
            testDescription: "a header that is spelt wrongly", scheme: .razorpay, causes: [.otherHeader],
            says: ["X-Rasorpay-Signature instead"]
        ) { $0.lines[$0.lines.count - 1].0 = "X-Rasorpay-Signature" },
        DiagnosisCase(
            testDescription: "a header of another kind with another value", scheme: .razorpay,
            causes: [.signatureMissing], says: ["There is X-Slack-Signature, in which Slack signs"]
        ) { $0.lines[$0.lines.count - 1] = ("X-Slack-Signature", "v0=00") },
        DiagnosisCase(
            testDescription: "a signature in the body", scheme: .razorpay, causes: [.signatureMissing],
            says: ["a member \"signature\" in the body"], body: #"{"signature":"x"}"#
        ) { $0.lines.removeLast() },
        DiagnosisCase(
            testDescription: "an empty signature", scheme: .razorpay, causes: [.signatureMalformed],
            says: ["it is an empty value"]
        ) { $0.signature = "" },
        DiagnosisCase(
            testDescription: "the right length for another algorithm", scheme: .razorpay, causes: [.signatureMalformed],
            says: ["has to be 64 hexadecimal digits; it is 40 hexadecimal digits, the length of HMAC-SHA1"]
        ) { $0.signature = String(repeating: "0a", count: 20) },
        DiagnosisCase(
            testDescription: "another alphabet", scheme: .github, causes: [.signatureMalformed],
            says: ["\"sha256=\" and 64 hexadecimal digits", "neither hexadecimal nor base64"]
        ) { $0.signature = "sha256=" + String(repeating: "#", count: 64) },
        DiagnosisCase(
            testDescription: "D: too few digits behind the scheme's key", scheme: .stripe,
            causes: [.signatureMalformed],
            says: ["it is \"v1=\" and 2 hexadecimal digits"]
        ) { $0.signature = "t=\(TestScheme.now),v1=ab" },
        DiagnosisCase(
            testDescription: "several lines that differ", scheme: .razorpay, causes: [.signatureMalformed],
            says: ["2 lines that differ"]
        ) { sample in
            sample.signature = "00"
            sample.lines.append((sample.lines[sample.lines.count - 1].0, "01"))
        },
        DiagnosisCase(
            testDescription: "several lines of which one is right", scheme: .razorpay, causes: [.signatureMalformed],
            says: ["one of them is right"]
        ) { $0.lines.append((($0.lines.last?.0 ?? ""), String(repeating: "0a", count: 32))) },
        DiagnosisCase(
            testDescription: "another version alone", scheme: .standardWebhooks, causes: [.signatureMalformed],
            says: ["has to be \"v1,\" and 44 characters of base64; it is \"v2,\" and"]
        ) { $0.signature = "v2,AAAA" },
        DiagnosisCase(
            testDescription: "an id of another name", scheme: .standardWebhooks, causes: [.idMissing],
            says: ["the id is not in webhook-id. There is svix-id."]
        ) { sample in
            sample["svix-id"] = sample["webhook-id"]
            sample["webhook-id"] = nil
        },
    ]

    /// What timestamps do.
    private static let clocks: [DiagnosisCase] = [
        DiagnosisCase(
            testDescription: "no timestamp", scheme: .slack, causes: [.timestampMissing],
            says: ["X-Slack-Request-Timestamp; it is not there"]
        ) { $0["X-Slack-Request-Timestamp"] = nil },
        DiagnosisCase(
            testDescription: "a timestamp of another name", scheme: .slack, causes: [.timestampMissing],
            says: ["There is X-Request-Timestamp."]
        ) { sample in
            sample["X-Request-Timestamp"] = sample["X-Slack-Request-Timestamp"]
            sample["X-Slack-Request-Timestamp"] = nil
        },
        DiagnosisCase(
            testDescription: "a byte order mark hides the timestamp", scheme: .linear, causes: [.timestampMissing],
            says: ["The body is not JSON as it arrived"]
        ) { $0.body = [0xEF, 0xBB, 0xBF] + $0.body },
        DiagnosisCase(
            testDescription: "a timestamp that is no number", scheme: .slack, causes: [.timestampMalformed],
            says: ["seconds since 1970 in digits alone; it is 8 bytes that are no time"]
        ) { $0["X-Slack-Request-Timestamp"] = "tomorrow" },
        DiagnosisCase(
            testDescription: "a date for seconds", scheme: .slack, causes: [.timestampUnit],
            says: ["a date and time of ISO 8601"]
        ) { $0["X-Slack-Request-Timestamp"] = "2025-01-16T10:30:00Z" },
        DiagnosisCase(
            testDescription: "milliseconds for seconds, not signed", scheme: .omnisales, causes: [.timestampUnit],
            says: ["milliseconds since 1970"]
        ) { $0["X-Webhook-Timestamp"] = "\(TestScheme.now)000" },
        DiagnosisCase(
            testDescription: "too old", scheme: .stripe, causes: [.stale],
            says: [
                "2025-01-16T10:30:00.000Z", "the clock here said 2025-01-16T10:36:40.000Z", "400 s too old",
                "allows 300 s",
            ], age: 400),
        DiagnosisCase(
            testDescription: "too new", scheme: .slack, causes: [.stale], says: ["301 s ahead"], age: -301),
        DiagnosisCase(
            testDescription: "in another time zone", scheme: .slack, causes: [.stale, .timeZone],
            says: ["5 h 30 min too old"], age: zone + 2),
        DiagnosisCase(
            testDescription: "just in time", scheme: .slack, causes: [.nearlyStale],
            says: ["the clocks differ by 290 of 300 s"], age: 290),
        DiagnosisCase(testDescription: "in good time", scheme: .slack, causes: [], age: 240),
        DiagnosisCase(testDescription: "ahead, where that is no matter", scheme: .stripe, causes: [], age: -290),
    ]

    /// What happens to signatures on their way.
    private static let signatures: [DiagnosisCase] = [
        DiagnosisCase(
            testDescription: "the end is missing", scheme: .razorpay, causes: [.signatureTruncated],
            says: ["its end is missing"]
        ) { $0.signature.removeLast(5) },
        DiagnosisCase(
            testDescription: "the end of base64 is missing", scheme: .shopify, causes: [.signatureTruncated]
        ) { $0.signature.removeLast(10) },
        DiagnosisCase(
            testDescription: "the padding is missing", scheme: .shopify, causes: [.otherEncoding]
        ) { $0.signature.removeLast() },
        DiagnosisCase(
            testDescription: "small letters", scheme: .shopify, causes: [.signatureCase]
        ) { $0.signature = $0.signature.lowercased() },
        DiagnosisCase(
            testDescription: "capital letters", scheme: .standardWebhooks, causes: [.signatureCase]
        ) { $0.signature = "v1," + $0.signature.dropFirst(3).uppercased() },
        DiagnosisCase(
            testDescription: "quotes", scheme: .razorpay, causes: [.otherEncoding]
        ) { $0.signature = "\"\($0.signature)\"" },
        DiagnosisCase(
            testDescription: "base64 of hexadecimal", scheme: .shopify, causes: [.otherEncoding],
            says: ["base64 of hexadecimal text"]
        ) { sample in
            let wrong = try #require(
                try SenderMistake.all.first { $0.cause == .otherEncoding }?.apply(to: sample.scheme))
            let hex = try DiagnosisSample(wrong, sample.body).signature
            sample.signature = TestBase64.encode(Array(hex.utf8))
        },
        DiagnosisCase(
            testDescription: "the other header of the provider is right", scheme: .github, causes: [.otherHeader],
            says: ["X-Hub-Signature is right"]
        ) { sample in
            let text = "[" + (sample.scheme.json.split(separator: "\n").suffix(2).joined(separator: "\n").dropFirst(1))
            let old = TestScheme(testDescription: "", json: text, secret: sample.scheme.secret)
            let signature = try DiagnosisSample(old, sample.body).signature
            sample.signature = "sha256=" + String(repeating: "0", count: 64)
            sample.lines.append(("X-Hub-Signature", signature))
        },
        DiagnosisCase(
            testDescription: "signed like Stripe", scheme: .razorpay, causes: [.otherScheme],
            says: ["right as Stripe signs"]
        ) { sample in
            let stripe = TestScheme(testDescription: "", json: TestScheme.stripe.json, secret: sample.scheme.secret)
            let signature = try DiagnosisSample(stripe, sample.body).signature
            sample.signature = String(repeating: "0", count: 64)
            sample.lines.append(("Stripe-Signature", signature))
        },
        DiagnosisCase(
            testDescription: "signed by Stripe with its own secret", scheme: .razorpay, causes: [.otherSecret],
            says: ["right as Stripe signs", "stripe 1"], others: ["stripe": ["whsec_stripe_secret"]]
        ) { sample in
            let stripe = TestScheme(testDescription: "", json: TestScheme.stripe.json, secret: "whsec_stripe_secret")
            let signature = try DiagnosisSample(stripe, sample.body).signature
            sample.signature = String(repeating: "0", count: 64)
            sample.lines.append(("Stripe-Signature", signature))
        },
        DiagnosisCase(
            testDescription: "a token with a line end", scheme: .gitlab, causes: [.secretWhiteSpace],
            secrets: [TestScheme.gitlab.secret + "\n"]),
        DiagnosisCase(
            testDescription: "another token", scheme: .gitlab, causes: [.unexplained],
            says: ["variants tried with secret 1, none passes"],
            secrets: ["another"]),
    ]

    /// What was signed.
    private static let contents: [DiagnosisCase] = [
        DiagnosisCase(
            testDescription: "the timestamp is signed in milliseconds", scheme: .webflowSeconds,
            causes: [.timestampUnit], says: ["covers the timestamp in milliseconds"]
        ) { $0["X-Time"] = String(($0["X-Time"] ?? "").dropLast(3)) },
        DiagnosisCase(
            testDescription: "http for https", scheme: .square, causes: [.urlScheme],
            says: ["https://hooks.example/in?…"],
            url: "http://hooks.example/in?a=1"),
        DiagnosisCase(
            testDescription: "a port", scheme: .square, causes: [.urlPort], url: "https://hooks.example:4100/in?a=1"),
        DiagnosisCase(
            testDescription: "a final slash", scheme: .square, causes: [.urlSlash], url: "https://hooks.example/in/?a=1"
        ),
        DiagnosisCase(
            testDescription: "a query", scheme: .square, causes: [.urlQuery], url: "https://hooks.example/in?a=1",
            change: { sample in
                let bare = SigningContext(url: SenderURL("https://hooks.example/in"))
                sample.signature = try sample.signed(bare)
            }),
        DiagnosisCase(
            testDescription: "another host", scheme: .square, causes: [.urlHost], url: "https://localhost:4100/in?a=1"),
        DiagnosisCase(
            testDescription: "a URL that nobody knows", scheme: .square, causes: [.unexplained],
            says: ["The URL, which is signed, was taken as https://other.example/x"], url: "https://other.example/x"),
        DiagnosisCase(
            testDescription: "decompressed, with its Content-Encoding", scheme: .getstream, causes: [.bodyDecompressed]
        ) { $0.lines.insert(("Content-Encoding", "gzip"), at: 0) },
        DiagnosisCase(
            testDescription: "an empty body is signed", scheme: .razorpay, causes: [.bodyNotSigned], body: ""
        ) { $0.body = Array("{}".utf8) },
        DiagnosisCase(
            testDescription: "characters that were lost", scheme: .razorpay, causes: [.unexplained],
            says: ["U+FFFD"], body: #"{"a":"é"}"#
        ) { $0.body = Array("{\"a\":\"\u{FFFD}\"}".utf8) },
        DiagnosisCase(
            testDescription: "the digest in the URL is of another body", scheme: .twilioJSON,
            causes: [.finalNewlineAdded]
        ) { $0.body.append(0x0A) },
        DiagnosisCase(
            testDescription: "something else", scheme: .razorpay, causes: [.unexplained],
            says: ["wrong secret, or the body was changed", "variants tried with secret 1 and secret 2"],
            secrets: ["one", "two"]),
    ]
}
