import HookModel
import TestSupport

/// Kind 2: bodies that are not plain JSON text.
extension FieldCase {
    private static let order =
        #"{"event":"order.delivered","timestamp":"2024-01-01T00:00:00Z","#
        + #""data":{"orderId":"1","deliveredAt":"2024-01-05T00:00:00Z"}}"#
    private static let signedShop = Signing.by("bharatcart")

    private static func coded(
        _ name: String, _ coding: String, _ body: [UInt8], event: String? = "order.delivered",
        _ payload: PayloadVerdict = .valid, says: [String], enforced: Int = 200
    ) -> FieldCase {
        FieldCase(
            "2 \(name)", shop, [json, "Content-Encoding: \(coding)"], "", signed: signedShop, of: "bharatcart",
            event: event,
            .verified, payload, says: says, enforced: enforced
        ).sending(body)
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A raw stream of deflate, in one stored block.
    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        [1, UInt8(bytes.count), 0, ~UInt8(bytes.count), 0xFF] + bytes
    }

    /// Content codings; the signature is over the bytes that came.
    static let coded: [FieldCase] = [
        coded("F24 gzip", "gzip", Gzip.stored(text(order)), says: ["gzip: \(order.utf8.count) bytes when decoded"]),
        coded("F24 x-gzip in capitals", "X-GZIP", Gzip.stored(text(order)), says: ["X-GZIP: ".lowercased()]),
        coded("F24 gzip twice", "gzip, gzip", Gzip.stored(Gzip.stored(text(order))), says: ["gzip, gzip: "]),
        coded("F24 deflate without a frame", "deflate", deflated(text(order)), says: ["deflate: "]),
        coded(
            "F24 a coding that is not known", "br", [0x8B, 0x02, 0x80], event: nil, .notChecked,
            says: ["the content coding br is not known"]),
        coded("F24 a lie: says gzip, is JSON", "gzip", text(order), says: ["says gzip, the body is not"]),
        coded(
            "F24 gzip that ends early", "gzip", Array(Gzip.stored(text(order)).dropLast(20)), event: nil, .notJSON,
            says: ["says gzip, the body is not"], enforced: 400),
        coded(
            "F24 gzip of what is wrong, with its place in the text", "gzip",
            Gzip.stored(text(order.replacing("\"1\"", with: "1"))), .invalid, says: ["/data/orderId"], enforced: 400),
        coded(
            "F24 gzip of nothing", "gzip", Gzip.stored([]), event: nil, .notJSON, says: ["not JSON"], enforced: 400),
        coded("F24 identity", "identity", text(order), says: []),
        coded(
            "F24 five codings", "gzip, gzip, gzip, gzip, gzip", text(order), event: nil, .notChecked, says: []),
        FieldCase(
            "2 F24 gzip of a form", twilio, [form, gzip], of: "twilio", event: "ringing", .failed, .valid,
            enforced: 401, header: "X-Twilio-Signature: \(String(repeating: "A", count: 27))="
        ).sending(Gzip.stored(text("AccountSid=AC1&CallSid=CA1&CallStatus=ringing"))),
    ]

    private static func twilio(
        _ name: String, _ body: String, line: String = twilio, event: String? = "ringing",
        _ payload: PayloadVerdict = .valid, says: [String] = [], enforced: Int = 200
    ) -> FieldCase {
        FieldCase(
            "2 \(name)", line, line.hasPrefix("GET") ? [] : [form], body, signed: .by("twilio"), of: "twilio",
            event: event,
            .verified, payload, says: says, enforced: enforced)
    }

    private static let github = ["X-GitHub-Event: ping", "X-GitHub-Delivery: 1", form]
    /// GitHub's sample, and the JSON of a form in other escapes than its own.
    private static let ping = sample("github", "ping")

    private static func github(
        _ name: String, _ body: String, _ payload: PayloadVerdict, says: [String], enforced: Int = 200
    ) -> FieldCase {
        FieldCase(
            "2 \(name)", "POST /x HTTP/1.1", github, body, signed: .by("github"), of: "github", event: "ping",
            .verified,
            payload, says: says, enforced: enforced)
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// Forms, queries, JSON inside of forms, and what is labelled as another.
    static let forms: [FieldCase] = [
        twilio("X10 a form's parameters are an object", "AccountSid=AC1&CallSid=CA1&CallStatus=ringing"),
        twilio(
            "X10 the query of a GET", "",
            line: "GET /twilio?AccountSid=AC1&CallSid=CA1&CallStatus=ringing HTTP/1.1"),
        twilio("X10 escapes and plus signs", "AccountSid=AC1&Call%53id=CA1&CallStatus=rin%67ing&Caller=a+b%26c"),
        twilio(
            "X10 a message's status", "AccountSid=AC1&MessageSid=SM1&MessageStatus=delivered", event: "delivered"),
        twilio(
            "X10 a parameter twice is an array, at its place", "CallStatus=ringing&AccountSid=AC1&AccountSid=AC2",
            .invalid, says: ["1:31 /AccountSid expected string"], enforced: 400),
        twilio("X10 none that is due", "CallStatus=ringing", .invalid, says: [#"missing "AccountSid""#], enforced: 400),
        twilio(
            "X10 a status that is not listed", "AccountSid=AC1&CallStatus=on-fire", event: "on-fire", .unknownEvent),
        github("F29 the JSON in a form", "payload=" + escaped(ping), .valid, says: ["form's parameter payload"]),
        github(
            "F29 the JSON in a form, not first", "a=1&payload=" + escaped(ping), .valid,
            says: ["form's parameter payload"]),
        github(
            "F29 broken JSON in a form", "payload=%7B%22zen%22%3A", .notJSON, says: ["not JSON"], enforced: 400),
        github("F11 JSON under a form's type", ping, .valid, says: ["Content-Type says a form, the body is JSON"]),
        github("F16 a form of another kind", "a=1&b=2", .notChecked, says: []),
        FieldCase(
            "2 F16 a form where JSON was due", shop, [form], "timestamp=1&event=order.created", signed: signedShop,
            of: "bharatcart", event: "order.created", .verified, .notJSON,
            says: ["the body is a form (application/x-www-form-urlencoded)"], enforced: 400),
        FieldCase(
            "2 F16 a form under JSON's type", shop, [json], "timestamp=1&event=order.created", signed: signedShop,
            of: "bharatcart", .verified, .notJSON, says: ["hint: a form"], enforced: 400),
        FieldCase(
            "2 a slash command", "POST /slack/commands HTTP/1.1", [form], "command=%2Fweather&text=94070&team_id=T1",
            signed: .by("slack"), of: "slack", .verified, .notChecked),
        FieldCase(
            "2 F30 a button's JSON in a form", "POST /slack/actions HTTP/1.1", [form],
            "payload=" + escaped(#"{"type":"block_actions","team":{"id":"T1"},"actions":[]}"#), signed: .by("slack"),
            of: "slack", event: "block_actions", .verified, .unknownEvent, says: ["form's parameter payload"]),
        FieldCase(
            "2 Mailgun's form of old", "POST /webhooks/mailgun HTTP/1.1", [form], "event=opened&recipient=a",
            signed: .by("mailgun"), of: "mailgun", event: "opened", .verified, .notChecked),
        FieldCase(
            "2 Mailgun's form without its token", "POST /webhooks/mailgun HTTP/1.1", [form],
            "event=opened&timestamp=1&signature=" + String(repeating: "0a", count: 32), of: "mailgun", event: "opened",
            .failed, .notChecked, enforced: 401),
        FieldCase(
            "2 Mailgun's form with another's signature", "POST /webhooks/mailgun HTTP/1.1", [form],
            "timestamp=1&token=a&signature=" + String(repeating: "0a", count: 32), of: "mailgun", .failed, .notChecked,
            enforced: 401),
        FieldCase(
            "2 Mailgun's form with two signatures", "POST /webhooks/mailgun HTTP/1.1", [form],
            "signature=a&timestamp=1&token=a&signature=b", of: "mailgun", .failed, .notChecked, enforced: 401),
        FieldCase("2 a form of nobody", "POST /x HTTP/1.1", [form], "a=1&a=2", .unknown, .notChecked),
        twilio(
            "F10 many parameters", (0..<1200).map { "p\($0)=1" }.joined(separator: "&") + "&AccountSid=AC1",
            event: nil, .invalid, says: ["expected the event type"], enforced: 400),
    ]
}

extension FieldCase {
    fileprivate init(
        _ testDescription: String, _ line: String, _ headers: [String], of provider: String, event: String,
        _ signature: SignatureVerdict, _ payload: PayloadVerdict, enforced: Int, header: String
    ) {
        self.init(
            testDescription, line, headers + [header], "", of: provider, event: event, signature, payload,
            enforced: enforced)
    }
}
