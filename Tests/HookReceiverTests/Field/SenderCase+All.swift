import HookCrypto
import HookModel
import TestSupport
import Testing

extension SenderCase {
    private static let json = "Content-Type: application/json"
    private static let form = "Content-Type: application/x-www-form-urlencoded"

    static let all: [SenderCase] = twilio + slack + github + mailgun + others

    /// The URL, and each parameter's name and value in the order of the names.
    private static let twilioSignature: Sign = { sent in
        let pairs = sent.body.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let params = pairs.map { $0[0] + ($0.count > 1 ? $0[1] : "") }.sorted().joined()
        sent.headers.append("X-Twilio-Signature: " + (try sent.hmac(sent.url + params, .sha1, base64: true)))
    }

    private static let twilio: [SenderCase] = [
        SenderCase(
            testDescription: "Twilio: a call", provider: "twilio", target: "/voice/status",
            headers: [form, "User-Agent: TwilioProxy/1.1", "I-Twilio-Idempotency-Token: 1"],
            body: "AccountSid=AC0&CallSid=CA0&CallStatus=ringing&Direction=inbound&From=sip-a&To=sip-b",
            sign: twilioSignature, event: "ringing", payload: .valid, word: "sip-a", edit: "/From=sip-c",
            edited: "From=sip-c"),
        SenderCase(
            testDescription: "Twilio: a GET", provider: "twilio", method: "GET",
            target: "/sms?AccountSid=AC0&MessageSid=SM0&MessageStatus=delivered&To=somebody", headers: [],
            sign: twilioSignature, event: "delivered", payload: .valid, word: "somebody"),
    ]

    private static let slackSignature: Sign = { sent in
        sent.headers += [
            "X-Slack-Request-Timestamp: \(sent.now)",
            "X-Slack-Signature: v0=" + (try sent.hmac("v0:\(sent.now):" + sent.body)),
        ]
    }

    private static let slack: [SenderCase] = [
        SenderCase(
            testDescription: "Slack: an event", provider: "slack", target: "/slack/events",
            headers: [json, "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)"],
            body: FieldCase.sample("slack", "app_mention"), sign: slackSignature, event: "app_mention",
            payload: .valid, word: "app_mention", edit: "/event/text=edited-text", edited: "edited-text"),
        SenderCase(
            testDescription: "Slack: a button", provider: "slack", target: "/slack/actions",
            headers: [form], body: "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%5D%7D",
            sign: slackSignature, event: "block_actions", payload: .unknownEvent, word: "block_actions",
            edit: "/type=view_closed", edited: "view_closed"),
    ]

    private static let githubSignature: Sign = { sent in
        sent.headers += [
            "X-Hub-Signature: sha1=" + (try sent.hmac(sent.body, .sha1)),
            "X-Hub-Signature-256: sha256=" + (try sent.hmac(sent.body)),
        ]
    }

    private static let github: [SenderCase] = [
        SenderCase(
            testDescription: "GitHub: JSON", provider: "github", target: "/hooks",
            headers: [
                json, "User-Agent: GitHub-Hookshot/044aadd", "X-GitHub-Delivery: 72d3162e", "X-GitHub-Event: issues",
                "X-GitHub-Hook-ID: 292430182",
            ], body: FieldCase.sample("github", "issues"), sign: githubSignature, event: "issues", payload: .valid,
            word: "72d3162e", edit: "/issue/title=edited-title", edited: "edited-title"),
        SenderCase(
            testDescription: "GitHub: a form", provider: "github", target: "/hooks",
            headers: [form, "X-GitHub-Delivery: 72d3162e", "X-GitHub-Event: star"],
            body: "payload=%7B%22action%22%3A%22created%22%2C%22starred_at%22%3Anull%7D", sign: githubSignature,
            event: "star", payload: .notDescribed, word: "starred_at", edit: "/action=deleted", edited: "deleted"),
    ]

    private static let mailgun: [SenderCase] = [
        SenderCase(
            testDescription: "Mailgun: JSON", provider: "mailgun", target: "/mailgun", headers: [json],
            body: FieldCase.sample("mailgun", "delivered"),
            sign: { sent in
                let code = try sent.hmac("1715680962" + "50c5a8d1f9b2467e8a3c0d9e7f6b5a4c3d2e1f0a9b8c7d6e5f")
                sent.body = sent.body.replacing(String(repeating: "0", count: 64), with: code)
            }, event: "delivered", payload: .valid, word: "jane@example.com",
            edit: "/event-data/recipient=edited@example.com", edited: "edited@example.com"),
        SenderCase(
            testDescription: "Mailgun: a form of old", provider: "mailgun", target: "/webhooks/mailgun",
            headers: [form], body: "event=opened&recipient=alice&device-type=desktop",
            sign: { sent in
                sent.body += "&timestamp=\(sent.now)&token=a1b2&signature=" + (try sent.hmac("\(sent.now)a1b2"))
            }, event: "opened", payload: .notChecked, word: "device-type", edit: "/recipient=bob",
            edited: "recipient=bob"),
    ]

    private static let others: [SenderCase] = [
        SenderCase(
            testDescription: "SendGrid", provider: "sendgrid", target: "/events",
            headers: [json, "User-Agent: SendGrid Event API"],
            body: FieldCase.sample("sendgrid", "click") + "\r\n",
            sign: { sent in
                let pem = sent.secret.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
                let info = try #require(Array(pem.utf8).withUnsafeBytes { Base64.decode($0) })
                let key = try #require(PrivateKey(info: info, .ecdsaP256SHA256))
                let code = try key.sign(Message([.owned(Array("\(sent.now)\(sent.body)".utf8))]))
                sent.headers += [
                    "X-Twilio-Email-Event-Webhook-Signature: " + Base64.encode(code),
                    "X-Twilio-Email-Event-Webhook-Timestamp: \(sent.now)",
                ]
            }, event: "click", payload: .valid, word: "customer@example.com", edit: "/0/email=edited@example.com",
            edited: "edited@example.com"),
        SenderCase(
            testDescription: "CloudEvents: structured", provider: "cloudevents", target: "/sink",
            headers: ["Content-Type: application/cloudevents+json; charset=utf-8"],
            body:
                #"{"specversion":"1.0","type":"order.packed","source":"/shop","id":"e-77","shopid":"7","data":{"n":1}}"#,
            event: "order.packed", payload: .notDescribed, word: "shopid", edit: "/data/n=2", edited: #""n":2"#),
        SenderCase(
            testDescription: "CloudEvents: binary", provider: "cloudevents", target: "/sink",
            headers: [
                json, "ce-specversion: 1.0", "ce-type: order.packed", "ce-source: /shop", "ce-id: e-78",
                "ce-time: 2025-01-16T10:30:00Z",
            ], body: #"{"n":1,"box":"blue"}"#, event: "order.packed", payload: .notDescribed, word: "e-78",
            edit: "/box=green", edited: "green"),
        SenderCase(
            testDescription: "Microsoft Graph", provider: "microsoft-graph", target: "/notify", headers: [json],
            body: FieldCase.sample("microsoft-graph", "updated"), event: "updated", payload: .valid,
            word: "lsgTZMr9KwAAA", edit: "/value/0/clientState=edited-state", edited: "edited-state"),
    ]
}
