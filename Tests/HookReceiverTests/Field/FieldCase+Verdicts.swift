import HookModel

/// Kind 3: what is said of payloads: `valid` only where the event is described, `invalid` only where it is.
extension FieldCase {
    private static func shopify(_ topic: String, _ body: String, _ verdict: PayloadVerdict, enforced: Int = 200)
        -> FieldCase
    {
        FieldCase(
            "3 X7 Shopify \(topic) \(body.prefix(40))", "POST /x HTTP/1.1",
            [json, "X-Shopify-Topic: \(topic)", "X-Shopify-Webhook-Id: 1"], body, signed: .by("shopify"), of: "shopify",
            event: topic, .verified, verdict, enforced: enforced)
    }

    private static func github(
        _ name: String, _ event: String, _ body: String, _ verdict: PayloadVerdict, enforced: Int = 200
    )
        -> FieldCase
    {
        FieldCase(
            "3 GitHub \(name)", "POST /x HTTP/1.1", [json, "X-GitHub-Event: \(event)", "X-GitHub-Delivery: 1"], body,
            signed: .by("github"), of: "github", event: event, .verified, verdict, enforced: enforced)
    }

    private static func stripe(
        _ name: String, _ type: String, _ body: String, _ verdict: PayloadVerdict, says: [String] = [],
        enforced: Int = 200
    ) -> FieldCase {
        FieldCase(
            "3 Stripe \(name)", "POST /x HTTP/1.1", [json], body, signed: .by("stripe"), of: "stripe", event: type,
            .verified,
            verdict, says: says, enforced: enforced)
    }

    private static func svix(_ name: String, _ body: String, event: String?, _ verdict: PayloadVerdict) -> FieldCase {
        FieldCase(
            "3 \(name)", "POST /webhooks/svix HTTP/1.1", [json], body, signed: .by("standard-webhooks"),
            of: "standard-webhooks", event: event, .verified, verdict)
    }

    private static func stripeEvent(_ object: String, _ data: String) -> String {
        #"{"id":"evt_1","object":"\#(object)","api_version":"2020-08-27","created":1,"data":\#(data),"livemode":false,"#
            + #""pending_webhooks":1,"request":null,"type":"invoice.paid"}"#
    }

    private static let invoice =
        #"{"id":"in_1","object":"invoice","amount_due":1,"amount_paid":1,"amount_remaining":0,"currency":"usd","#
        + #""customer":"c","status":"paid","total":1,"lines":{"object":"list","data":[]},"livemode":false,"created":1}"#

    static let verdicts: [FieldCase] = [
        shopify("carts/create", "{}", .notDescribed),
        shopify("customers/enable", "{}", .notDescribed),
        shopify("orders/create", #"{"id":1,"admin_graphql_api_id":null}"#, .valid),
        shopify(
            "app/uninstalled", #"{"id":1,"created_at":null,"updated_at":null,"myshopify_domain":null}"#, .valid),
        shopify("orders/create", #"{"id":"1"}"#, .invalid, enforced: 400),
        shopify("orders/teleported", #"{"id":1}"#, .unknownEvent),
        github(
            "issues pinned, without a state", "issues",
            sample("github", "issues", ["/action=pinned", "-/issue/state"]), .valid),
        github(
            "pull_request without a sender", "pull_request", sample("github", "pull_request", ["-/sender"]), .valid),
        github(
            "pull_request whose number is a text", "pull_request",
            sample("github", "pull_request", ["/number=\"7\""]), .invalid, enforced: 400),
        github("star, known by its name alone", "star", #"{"action":"created"}"#, .notDescribed),
        github("an event of tomorrow", "quantum_merge", #"{"action":"created"}"#, .unknownEvent),
        github("an array", "issues", "[]", .invalid, enforced: 400),
        stripe(
            "previous_attributes null", "invoice.paid",
            stripeEvent("event", #"{"object":\#(invoice),"previous_attributes":null}"#), .valid),
        stripe(
            "F15 a thin event", "v1.billing.meter.error_report_triggered",
            #"{"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered","#
                + #""livemode":false,"created":"2024-09-17T06:20:52.246Z","related_object":null}"#, .unknownEvent),
        stripe(
            "F15 a thin event of another kind", "v2.core.account.closed",
            #"{"id":"evt_2","object":"v2.core.event","type":"v2.core.account.closed","#
                + #""created":"2025-01-01T00:00:00.000Z","context":null,"related_object":{"id":"a","type":"b","url":"c"}}"#,
            .unknownEvent),
        stripe(
            "no thin event: data is missing", "invoice.paid", #"{"id":"e","object":"event","type":"invoice.paid"}"#,
            .invalid, says: [#"missing "data""#], enforced: 400),
        svix(
            "F21 a specification's example is nobody's schema",
            #"{"type":"contact.created","data":{"email":"a@b.example"}}"#, event: "contact.created", .notDescribed),
        svix(
            "F21 of another sender", #"{"type":"user.created","object":"event","data":{},"timestamp":1}"#,
            event: "user.created", .notDescribed),
        svix("F21 numbers for a time", #"{"type":"email.sent","created_at":1}"#, event: "email.sent", .notDescribed),
        FieldCase(
            "3 X17 Gitea's push is not GitHub's", "POST /x HTTP/1.1",
            [json, "X-GitHub-Event: push", "X-GitHub-Delivery: 1", "X-Gitea-Event: push", "X-Gitea-Delivery: 1"],
            #"{"ref":"refs/heads/main"}"#, .unknown, .notChecked),
        FieldCase("3 JSON of nobody", "POST /x HTTP/1.1", [json], #"{"a":1}"#, .unknown, .notChecked),
        FieldCase(
            "3 deeper than anybody nests", "POST /x HTTP/1.1", [json],
            String(repeating: "[", count: 600) + String(repeating: "]", count: 600), .unknown, .notJSON, enforced: 400),
    ]
}
