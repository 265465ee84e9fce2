import HookModel

/// Handshakes that their senders sign.
extension HandshakeCase {
    package static let signed: [HandshakeCase] = slack + zoom + discord

    private static let longest = String(repeating: "aZ09._-x", count: 32)

    private static func slack(_ name: String, _ challenge: String, _ outcome: HandshakeOutcome = .tokenNotAllowed)
        -> HandshakeCase
    {
        HandshakeCase(
            description: "Slack: \(name)", provider: "slack",
            body: #"{"token":"x","challenge":\#(challenge),"type":"url_verification"}"#, signing: .right,
            kind: "url_verification", outcome: outcome,
            expected: Expected(body: outcome == .answered ? challenge.replacing("\"", with: "") : ""))
    }

    private static let slack: [HandshakeCase] = [
        slack("good", "\"3eZbrw1aBm2rZgRNFdxV2595E9CYxoJT\"", .answered),
        slack("256 characters", "\"\(longest)\"", .answered),
        slack("257 characters", "\"\(longest)x\""),
        slack("empty", "\"\""), slack("a script", "\"<script>alert(1)</script>\""),
        slack("a line end", "\"a\\r\\nSet-Cookie: a\""), slack("not ASCII", "\"é\""), slack("a number", "12"),
        slack("null", "null"), slack("a zero byte", "\"a\\u0000\""),
        HandshakeCase(
            description: "Slack: an escaped token", provider: "slack",
            body: #"{"token":"x","challenge":"\u0061bc","type":"url_verification"}"#, signing: .right,
            kind: "url_verification", outcome: .answered, expected: Expected(body: "abc")),
        HandshakeCase(
            description: "Slack: no challenge", provider: "slack",
            body: #"{"token":"x","type":"url_verification"}"#, signing: .right, kind: "url_verification",
            outcome: .tokenNotAllowed),
        HandshakeCase(
            description: "Slack: a wrong signature", provider: "slack",
            body: #"{"token":"x","challenge":"abc","type":"url_verification"}"#, signing: .wrong,
            kind: "url_verification", outcome: .signatureNotVerified, secretText: "abc"),
        HandshakeCase(
            description: "Slack: no signature", provider: "slack", line: "POST /slack/events HTTP/1.1",
            headers: ["Content-Type: application/json"],
            body: #"{"token":"x","challenge":"abc","type":"url_verification"}"#,
            kind: "url_verification", outcome: .signatureNotVerified, secretText: "abc"),
        HandshakeCase(
            description: "Slack: another event", provider: "slack",
            body: #"{"token":"x","challenge":"abc","type":"app_rate_limited"}"#, signing: .right,
            kind: nil, outcome: nil, secretText: "abc"),
    ]

    private static func zoomBody(_ token: String) -> String {
        #"{"payload":{"plainToken":"\#(token)"},"event_ts":1737023400000,"event":"endpoint.url_validation"}"#
    }

    /// By another program: HMAC-SHA256 with the test's secret.
    private static let zoomCode = "ae7c940e5051b2a17c1c49f4818fff9a88e210f5d820ff3c862635e27c93a4d9"

    private static let zoom: [HandshakeCase] = [
        HandshakeCase(
            description: "Zoom: good", provider: "zoom", body: zoomBody("qgg8vlvZRS6UYooatFL8Aw"), signing: .right,
            kind: "url_validation", outcome: .answered,
            expected: Expected(
                type: "application/json",
                body: #"{"plainToken":"qgg8vlvZRS6UYooatFL8Aw","encryptedToken":"\#(zoomCode)"}"#),
            secretText: zoomCode),
        HandshakeCase(
            description: "Zoom: a wrong signature", provider: "zoom", body: zoomBody("qgg8vlvZRS6UYooatFL8Aw"),
            signing: .wrong, kind: "url_validation", outcome: .signatureNotVerified, secretText: zoomCode),
        HandshakeCase(
            description: "Zoom: no signature", provider: "zoom", line: "POST /webhooks/zoom HTTP/1.1",
            headers: ["Content-Type: application/json"], body: zoomBody("qgg8vlvZRS6UYooatFL8Aw"),
            kind: "url_validation", outcome: .signatureNotVerified, secretText: zoomCode),
        HandshakeCase(
            description: "Zoom: what it would sign", provider: "zoom", body: zoomBody("v0:1737023400:{}"),
            signing: .right, kind: "url_validation", outcome: .tokenNotAllowed),
        HandshakeCase(
            description: "Zoom: 257 characters", provider: "zoom", body: zoomBody(longest + "x"), signing: .right,
            kind: "url_validation", outcome: .tokenNotAllowed),
        HandshakeCase(
            description: "Zoom: empty", provider: "zoom", body: zoomBody(""), signing: .right,
            kind: "url_validation", outcome: .tokenNotAllowed),
    ]

    private static let discord: [HandshakeCase] = [
        HandshakeCase(
            description: "Discord: PING of interactions", provider: "discord",
            body: #"{"application_id":"1","id":"2","token":"t","type":1,"version":1}"#, signing: .right,
            kind: "interaction_ping", outcome: .answered,
            expected: Expected(type: "application/json", body: #"{"type":1}"#)),
        HandshakeCase(
            description: "Discord: PING of events", provider: "discord",
            body: #"{"version":1,"application_id":"1","type":0}"#, signing: .right,
            kind: "webhook_ping", outcome: .answered, expected: Expected(status: 204)),
        HandshakeCase(
            description: "Discord: an event has the type 1, too", provider: "discord",
            body:
                #"{"version":1,"application_id":"1","type":1,"event":{"type":"QUEST_USER_ENROLLMENT","timestamp":"2024-10-18T14:42:53.064834"}}"#,
            signing: .right, kind: nil, outcome: nil),
        HandshakeCase(
            description: "Discord: a command", provider: "discord",
            body: #"{"application_id":"1","id":"2","token":"t","type":2,"version":1}"#, signing: .right,
            kind: nil, outcome: nil),
        HandshakeCase(
            description: "Discord: a wrong signature", provider: "discord",
            body: #"{"application_id":"1","id":"2","token":"t","type":1,"version":1}"#, signing: .wrong,
            kind: "interaction_ping", outcome: .signatureNotVerified, expected: Expected(status: 401)),
        HandshakeCase(
            description: "Discord: no signature", provider: "discord", line: "POST /webhooks/discord HTTP/1.1",
            headers: ["Content-Type: application/json"],
            body: #"{"application_id":"1","id":"2","token":"t","type":1,"version":1}"#,
            kind: "interaction_ping", outcome: .signatureNotVerified),
    ]
}
