import HookCrypto
import HookModel
import HookProviders
import TestSupport
import Testing

/// What reports from the field have in other places than the body: headers, parameters, timestamps, test secrets.
extension DiagnosisCase {
    static let field =
        places + params + calls + lost + [
            DiagnosisCase(
                testDescription: "Zendesk's secret for tests", scheme: .zendesk, causes: [.unexplained],
                says: ["variants tried with "], secrets: ["another"]),
            DiagnosisCase(
                testDescription: "milliseconds of last week for seconds", scheme: .omnisales, causes: [.timestampUnit],
                says: ["milliseconds since 1970"]
            ) { $0["X-Webhook-Timestamp"] = "\(TestScheme.now - 604_800)000" },
            DiagnosisCase(
                testDescription: "microseconds for seconds", scheme: .omnisales, causes: [.timestampUnit],
                says: ["microseconds since 1970"]
            ) { $0["X-Webhook-Timestamp"] = "\(TestScheme.now)000000" },
            DiagnosisCase(
                testDescription: "nanoseconds for seconds", scheme: .omnisales, causes: [.timestampUnit],
                says: ["nanoseconds since 1970"]
            ) { $0["X-Webhook-Timestamp"] = "\(TestScheme.now)000000000" },
            DiagnosisCase(
                testDescription: "too old by a time zone", scheme: .stripe, causes: [.stale, .timeZone],
                says: ["8 h too old"], age: 28_801),
            DiagnosisCase(
                testDescription: "ahead by a time zone", scheme: .slack, causes: [.stale, .timeZone],
                says: ["2 h ahead"],
                age: -7200),
        ]

    /// The right signature somewhere else.
    private static let places: [DiagnosisCase] = [
        DiagnosisCase(
            testDescription: "right in a header that nobody knows, wrong in its own", scheme: .razorpay,
            causes: [.otherHeader], says: ["X-App-Check instead"]
        ) { sample in
            sample.lines.insert(("X-App-Check", sample.signature), at: 0)
            sample.signature = String(repeating: "0a", count: 32)
        },
        DiagnosisCase(
            testDescription: "right in a header that nobody knows, none in its own", scheme: .shopify,
            causes: [.otherHeader], says: ["X-Proxy-Copy instead"]
        ) { $0.lines[$0.lines.count - 1].0 = "X-Proxy-Copy" },
        DiagnosisCase(
            testDescription: "right with another prefix in another header", scheme: .github, causes: [.otherHeader],
            says: ["X-Sig instead"]
        ) { sample in
            sample.lines.insert(("X-Sig", "hmac=" + sample.signature.dropFirst(7)), at: 0)
            sample.signature = "sha256=" + String(repeating: "0", count: 64)
        },
        DiagnosisCase(
            testDescription: "behind a nearer name that is wrong", scheme: .razorpay, causes: [.otherHeader],
            says: ["Authorization instead"]
        ) { sample in
            sample.lines.append(("Authorization", "HMAC \(sample.signature)"))
            sample.lines[sample.lines.count - 2] = ("X-Razorpay-Signatur", String(repeating: "0a", count: 32))
        },
        DiagnosisCase(
            testDescription: "with its timestamp in another header", scheme: .stripe, causes: [.otherHeader],
            says: ["X-Original-Stripe instead"]
        ) { sample in
            sample.lines.insert(("X-Original-Stripe", sample.signature), at: 0)
            sample.signature = "t=\(TestScheme.now),v1=" + String(repeating: "0", count: 64)
        },
    ]

    /// Parameters that are counted twice.
    private static let params: [DiagnosisCase] = [
        twice(
            "F10: those of the query twice", "a=1&From=2", query: "a=1", signed: "From2a1a1",
            says: ["the parameters of the query twice"]),
        twice(
            "those of the query as well", "From=2", query: "a=1", signed: "From2a1",
            says: ["the parameters of the query twice"]),
        twice(
            "those of a request without a body", "", query: "CallSid=CA1&b=2", signed: "CallSidCA1b2",
            says: ["of the query twice"]),
        twice("repeated ones", "b=1&a=2&b=1", query: "x=1", signed: "a2b1b1", says: ["as often as they were sent"]),
        twice("each", "b=1&a=2", query: "x=1", signed: "a2a2b1b1", says: ["each parameter twice"]),
        twice("all, and all again", "b=1&a=2", query: "x=1", signed: "a2b1a2b1", says: ["each parameter twice"]),
        twice(
            "as sent", "b=1&a=2", query: "x=1", signed: "b1a2", cause: .contentOrder, says: ["in which they were sent"]),
    ]

    /// The URL of parameters that are signed as well.
    private static let calls: [DiagnosisCase] = [
        call("another order, with a form", signed: "https://hooks.example/in?b=1&a=2", says: ["in another order"]),
        call(
            "another order, and the port", signed: "https://hooks.example:443/in?b=1&a=2",
            says: ["another order", "port 443"]),
        call(
            "decoded, with a form", signed: "https://hooks.example/in?a=2&b=1 x", called: "a=2&b=1%20x",
            says: ["decoded"]),
    ]

    private static func call(_ name: String, signed: String, called: String = "a=2&b=1", says: [String])
        -> DiagnosisCase
    {
        let cause = signed.contains(":443") ? DiagnosisCause.urlPort : .urlQuery
        return DiagnosisCase(
            testDescription: name, scheme: .twilio, causes: [cause], says: says,
            url: "https://hooks.example/in?" + called,
            body: "x=1"
        ) { sample in
            let key = try HMACKey(Array(sample.scheme.secret.utf8), algorithm: .sha1)
            let code = try key.authenticate(Message([.owned(Array((signed + "x1").utf8))]))
            sample.signature = code.withUnsafeBytes { Base64.encode(Array($0)) }
        }
    }

    private static func twice(
        _ name: String, _ body: String, query: String, signed: String, cause: DiagnosisCause = .paramsRepeated,
        says: [String]
    ) -> DiagnosisCase {
        let url = "https://hooks.example/in?" + query
        return DiagnosisCase(
            testDescription: name, scheme: .twilio, causes: [cause], says: says, url: url, body: "x=1"
        ) { sample in
            sample.body = Array(body.utf8)
            if body.isEmpty { sample["Content-Type"] = nil }
            let key = try HMACKey(Array(sample.scheme.secret.utf8), algorithm: .sha1)
            let code = try key.authenticate(Message([.owned(Array((url + signed).utf8))]))
            sample.signature = code.withUnsafeBytes { Base64.encode(Array($0)) }
        }
    }

    /// Characters that were lost before the body came: where they were.
    private static let lost: [DiagnosisCase] = [
        DiagnosisCase(
            testDescription: "U+FFFD, with its place", scheme: .razorpay, causes: [.unexplained],
            says: ["U+FFFD in it (line 2, column 7)"], body: #"{"a":"é"}"#
        ) { $0.body = Array("{\n \"é\":\"\u{FFFD}\"}".utf8) },
        DiagnosisCase(
            testDescription: "U+FFFD in several places", scheme: .razorpay, causes: [.unexplained],
            says: ["line 1, column 2, and in 2 more places"], body: "x"
        ) { $0.body = Array("[\u{FFFD}\u{FFFD}1\u{FFFD}]".utf8) },
        DiagnosisCase(
            testDescription: "question marks", scheme: .razorpay, causes: [.unexplained],
            says: ["several ? in a row (line 1, column 7)"], body: #"{"a":"日本"}"#
        ) { $0.body = Array(#"{"a":"??"}"#.utf8) },
        DiagnosisCase(
            testDescription: "no UTF-8", scheme: .razorpay, causes: [.unexplained],
            says: ["no UTF-8 (line 1, column 7)", "Latin-1"], body: "x"
        ) { $0.body = Array(#"{"a":""#.utf8) + [0xFC] + Array(#""}"#.utf8) },
        DiagnosisCase(
            testDescription: "encoded twice, and something else", scheme: .razorpay, causes: [.unexplained],
            says: ["encoded as UTF-8 twice (line 1, column 7)"], body: "x"
        ) { $0.body = Array("{\"a\":\"\u{C3}\u{83}\u{C2}\u{A9}\"}".utf8) },
    ]
}
