import HookModel

/// Kinds 5 and 6: what senders ask before they sign, and who sent it.
extension FieldCase {
    private static func probe(
        _ name: String, _ line: String, _ headers: [String], _ body: String = "", of provider: String, _ kind: String,
        event: String? = nil
    ) -> FieldCase {
        FieldCase(
            "5 \(name)", line, headers, body, of: provider, event: event, .notSigned, .notChecked,
            says: ["handshake \(kind)"])
    }

    static let probes: [FieldCase] = [
        probe(
            "Slack's ssl_check", "POST /slack/events HTTP/1.1", [form], "ssl_check=1&token=t", of: "slack",
            "ssl_check"),
        probe(
            "WooCommerce's ping", "POST /x HTTP/1.1",
            [form, "User-Agent: WooCommerce/9.1 Hookshot (WordPress/6.5)"], "webhook_id=7", of: "woocommerce", "ping"),
        probe(
            "WooCommerce's ping to its path alone", "POST /webhooks/woocommerce HTTP/1.1", [form], "webhook_id=12",
            of: "woocommerce", "ping"),
        probe(
            "Bitbucket Data Center's test", "POST /x HTTP/1.1", [json, "X-Event-Key: diagnostics:ping"],
            #"{"test":true}"#, of: "bitbucket", "test_connection", event: "diagnostics:ping"),
        probe(
            "Graph's sentence",
            "POST /x?validationToken=Validation%3a+Testing+client+application+reachability HTTP/1.1",
            ["Content-Type: text/plain"], of: "microsoft-graph", "validation_token"),
        probe(
            "Meta's subscription",
            "GET /x?hub.mode=subscribe&hub.challenge=11&hub.verify_token=meatyhamhock HTTP/1.1", [], of: "meta",
            "hub_challenge"),
        FieldCase(
            "5 CloudEvents' permission", "OPTIONS /x HTTP/1.1", ["WebHook-Request-Origin: a.example"],
            of: "cloudevents",
            .notSigned, .notChecked, says: ["handshake abuse_protection"]),
        probe(
            "Intercom's look at the URL", "HEAD /webhooks/intercom HTTP/1.1", [], of: "intercom", "url_validation"),
        FieldCase(
            "5 Intercom's look with a body is none", "HEAD /webhooks/intercom HTTP/1.1", [json], "{}", of: "intercom",
            .missing, .invalid, enforced: 401),
        FieldCase(
            "5 a HEAD to a sender that asks for none", "HEAD /webhooks/stripe HTTP/1.1", of: "stripe", .missing,
            .notChecked, enforced: 401),
        FieldCase(
            "5 Slack's ssl_check with another value", "POST /slack/events HTTP/1.1", [form], "ssl_check=0&token=t",
            of: "slack", .missing, .notChecked, enforced: 401),
        FieldCase(
            "5 no ping: a product that names a webhook", "POST /webhooks/woocommerce HTTP/1.1",
            [json, "X-WC-Webhook-Topic: product.updated"], #"{"id":1,"webhook_id":7}"#, of: "woocommerce",
            event: "product.updated", .missing, .invalid, enforced: 401),
        FieldCase(
            "5 Meta's subscription with another token",
            "GET /x?hub.mode=subscribe&hub.challenge=11&hub.verify_token=x HTTP/1.1", of: "meta", .missing,
            .notChecked, enforced: 401),
        FieldCase(
            "5 Slack's challenge, not signed", "POST /slack/events HTTP/1.1", [json],
            #"{"type":"url_verification","token":"t","challenge":"c"}"#, of: "slack", event: "url_verification",
            .missing, .valid, enforced: 401),
        FieldCase(
            "5 Slack's challenge, signed", "POST /slack/events HTTP/1.1", [json],
            #"{"type":"url_verification","token":"t","challenge":"c"}"#, signed: .by("slack"), of: "slack",
            event: "url_verification", .verified, .valid, says: ["handshake url_verification"]),
        FieldCase(
            "5 a HEAD of nobody", "HEAD /x HTTP/1.1", [], "", .unknown, .notChecked),
    ]

    private static func sender(
        _ name: String, _ provider: String?, _ headers: [String], _ body: String = "{}",
        line: String = "POST /x HTTP/1.1",
        event: String? = nil, _ signature: SignatureVerdict = .unknown, _ payload: PayloadVerdict = .notChecked,
        says: [String], enforced: Int = 200
    ) -> FieldCase {
        FieldCase(
            "6 \(name)", line, headers, body, of: provider, event: event, signature, payload, says: says,
            enforced: enforced)
    }

    private static let cloudEvent = #"{"specversion":"1.0","id":"2","source":"/s","type":"x","myext":"v"}"#
    private static let hub = "X-Hub-Signature: sha1=\(String(repeating: "0a", count: 20))"
    private static let hub256 = "X-Hub-Signature-256: sha256=\(String(repeating: "0a", count: 32))"

    static let senders: [FieldCase] = [
        sender(
            "CloudEvents with an extension attribute", "cloudevents", ["Content-Type: application/cloudevents+json"],
            cloudEvent, event: "x", .notSigned, .notDescribed, says: ["content type application/cloudevents+json"]),
        sender(
            "CloudEvents' media type in capitals, with a charset", "cloudevents",
            ["Content-Type: Application/CloudEvents+JSON; charset=UTF-8"], cloudEvent, event: "x", .notSigned,
            .notDescribed, says: ["content type application/cloudevents+json"]),
        sender(
            "CloudEvents by its envelope alone", "cloudevents", [json], cloudEvent, event: "x", .notSigned,
            .notDescribed, says: ["envelope specversion, id, source, type"]),
        sender(
            "Paddle Classic's form is not Paddle's", nil, ["User-Agent: Paddle", form],
            "alert_name=subscription_created&p_signature=a", says: []),
        sender("Gitea's is not GitHub's", nil, [json, "X-GitHub-Event: push", "X-Gitea-Event: push", hub], says: []),
        sender(
            "Forgejo's is not GitHub's", nil, [json, "X-GitHub-Event: push", "X-Forgejo-Event: push", hub, hub256],
            says: []),
        sender("Gogs's is not GitHub's", nil, [json, "X-GitHub-Event: push", "X-Gogs-Event: push"], says: []),
        sender(
            "B5 one telling header is enough", "github", [json, "X-GitHub-Event: push"], "{}", event: "push", .missing,
            .invalid, says: ["header X-GitHub-Event"], enforced: 401),
        sender(
            "B5 another's", "shopify", [json, "X-Shopify-Topic: carts/create"], "{}", event: "carts/create", .missing,
            .notDescribed, says: ["header X-Shopify-Topic"], enforced: 401),
        sender(
            "B5 near one", nil, [json, "X-Slack-Signature: v0=1"],
            says: ["nearest: slack (has header X-Slack-Signature; lacks header X-Slack-Request-Timestamp)"]),
        sender(
            "B5 a signature that several send", nil, [json, hub],
            says: [
                "header X-Hub-Signature fits bitbucket", "header X-Hub-Signature fits github",
                "header X-Hub-Signature fits intercom", "header X-Hub-Signature fits meta",
            ]),
        sender(
            "B5 its newer form, too", nil, [json, hub, hub256],
            says: ["header X-Hub-Signature-256 fits github", "header X-Hub-Signature-256 fits meta"]),
        sender(
            "B5 with Intercom's envelope", "intercom", [json, hub],
            sample("intercom", "ping"), event: "ping", .failed, .valid,
            says: ["envelope type, app_id, data.item, id, topic, created_at"],
            enforced: 401),
        sender(
            "B5 to Intercom's path", "intercom", [json, hub], "{}", line: "POST /webhooks/intercom HTTP/1.1", .failed,
            .invalid, says: ["path /webhooks/intercom"], enforced: 401),
        sender(
            "a forged header beside a true one", "stripe", [json, "Stripe-Signature: t=1,v1=00", hub], "{}", .failed,
            .invalid, says: ["header Stripe-Signature"], enforced: 401),
    ]
}
