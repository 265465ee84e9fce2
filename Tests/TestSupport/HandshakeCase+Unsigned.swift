import HookModel

/// Handshakes that their senders do not sign.
extension HandshakeCase {
    package static let unsigned: [HandshakeCase] = meta + microsoft + cloudEvents + probes

    private static func probe(
        _ name: String, _ provider: String, _ path: String, _ headers: [String], _ body: String, kind: String?
    ) -> HandshakeCase {
        HandshakeCase(
            description: name, provider: provider, line: "POST \(path) HTTP/1.1", headers: headers, body: body,
            kind: kind, outcome: kind.map { _ in .answered })
    }

    private static let form = "Content-Type: application/x-www-form-urlencoded"

    /// What senders post before they sign anything.
    private static let probes: [HandshakeCase] = [
        probe("Slack: ssl_check", "slack", "/slack/events", [form], "ssl_check=1&token=t", kind: "ssl_check"),
        probe(
            "Slack: ssl_check with more", "slack", "/webhooks/slack", [form], "token=t&ssl_check=1&x=",
            kind: "ssl_check"),
        probe("Slack: another value", "slack", "/slack/events", [form], "ssl_check=2&token=t", kind: nil),
        probe("Slack: as JSON", "slack", "/slack/events", [], #"{"ssl_check":1}"#, kind: nil),
        probe(
            "WooCommerce: ping", "woocommerce", "/any", [form, "User-Agent: WooCommerce/9.1 Hookshot (WordPress/6.5)"],
            "webhook_id=7", kind: "ping"),
        probe(
            "WooCommerce: an order is no ping", "woocommerce", "/webhooks/woocommerce",
            ["Content-Type: application/json"], #"{"id":1,"webhook_id":7}"#, kind: nil),
        probe(
            "Bitbucket Data Center: test", "bitbucket", "/any",
            ["Content-Type: application/json", "X-Event-Key: diagnostics:ping", "X-Request-Id: 1"], #"{"test":true}"#,
            kind: "test_connection"),
        HandshakeCase(
            description: "Intercom: HEAD to its path", provider: "intercom", line: "HEAD /webhooks/intercom HTTP/1.1",
            kind: "url_validation", outcome: .answered),
        HandshakeCase(
            description: "Intercom: a GET", provider: "intercom", line: "GET /webhooks/intercom HTTP/1.1", kind: nil,
            outcome: nil),
        probe(
            "Bitbucket: another event", "bitbucket", "/any", ["X-Event-Key: repo:push"], "{}", kind: nil),
    ]

    private static let longest = String(repeating: "aZ09._-x", count: 32)
    private static let script = "%3Cscript%3Ealert(1)%3C/script%3E"

    private static func meta(
        _ name: String, _ query: String, path: String = "/webhooks/meta", method: String = "GET",
        _ outcome: HandshakeOutcome? = nil, echo: String = ""
    ) -> HandshakeCase {
        HandshakeCase(
            description: "Meta: \(name)", provider: "meta", line: "\(method) \(path)?\(query) HTTP/1.1",
            kind: outcome == nil ? nil : "hub_challenge", outcome: outcome, expected: Expected(body: echo),
            secretText: outcome == .answered ? nil : "1158201444")
    }

    private static let meta: [HandshakeCase] = [
        meta(
            "good", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock", .answered,
            echo: "1158201444"),
        meta(
            "another order, another path", "x=1&hub.verify_token=another-token&hub.challenge=a&hub.mode=subscribe",
            path: "/x", .answered, echo: "a"),
        meta(
            "percent-encoded", "hub.mode=%73ubscribe&hub%2Echallenge=%31%31a&hub.verify_token=meaty%68amhock",
            .answered, echo: "11a"),
        meta(
            "256 characters", "hub.mode=subscribe&hub.challenge=\(longest)&hub.verify_token=meatyhamhock", .answered,
            echo: longest),
        meta(
            "257 characters", "hub.mode=subscribe&hub.challenge=\(longest)x&hub.verify_token=meatyhamhock",
            .tokenNotAllowed),
        meta("a script", "hub.mode=subscribe&hub.challenge=\(script)&hub.verify_token=meatyhamhock", .tokenNotAllowed),
        meta(
            "a plus sign is a space", "hub.mode=subscribe&hub.challenge=a+b&hub.verify_token=meatyhamhock",
            .tokenNotAllowed),
        meta(
            "a line end", "hub.mode=subscribe&hub.challenge=a%0D%0AX:b&hub.verify_token=meatyhamhock", .tokenNotAllowed),
        meta(
            "a broken percent sign", "hub.mode=subscribe&hub.challenge=a%2&hub.verify_token=meatyhamhock",
            .tokenNotAllowed),
        meta("an empty challenge", "hub.mode=subscribe&hub.challenge=&hub.verify_token=meatyhamhock", .tokenNotAllowed),
        meta(
            "an empty verify token", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=",
            .verifyTokenDiffers),
        meta(
            "a wrong verify token", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhocK",
            .verifyTokenDiffers),
        meta(
            "a longer verify token", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock1",
            .verifyTokenDiffers),
        meta(
            "two challenges",
            "hub.mode=subscribe&hub.challenge=1158201444&hub.challenge=2&hub.verify_token=meatyhamhock",
            .parameterRepeated),
        meta(
            "two equal challenges",
            "hub.mode=subscribe&hub.challenge=1158201444&hub.challenge=1158201444&hub.verify_token=meatyhamhock",
            .parameterRepeated),
        meta(
            "two verify tokens",
            "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=x&hub.verify_token=meatyhamhock",
            .parameterRepeated),
        meta("no verify token", "hub.mode=subscribe&hub.challenge=1158201444"),
        meta("another mode", "hub.mode=unsubscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock"),
        meta("a POST", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock", method: "POST"),
        meta("a HEAD", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock", method: "HEAD"),
        meta("behind a fragment", "a=1#?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock"),
    ]

    private static func microsoft(
        _ name: String, _ query: String, path: String = "/any", body: String = "", _ outcome: HandshakeOutcome? = nil,
        kind: String = "validation_token", echo: String = ""
    ) -> HandshakeCase {
        HandshakeCase(
            description: "Microsoft: \(name)", provider: "microsoft-graph", line: "POST \(path)?\(query) HTTP/1.1",
            headers: ["Content-Type: text/plain; charset=utf-8"], body: body, kind: outcome == nil ? nil : kind,
            outcome: outcome, expected: Expected(body: echo), secretText: outcome == .answered ? nil : "secret-echo")
    }

    private static let microsoft: [HandshakeCase] = [
        microsoft("good", "validationToken=5b7ef2c5-aa0a.b_c", .answered, echo: "5b7ef2c5-aa0a.b_c"),
        microsoft("in lower case", "validationtoken=abc", .answered, kind: "validation_token_lower_case", echo: "abc"),
        microsoft("percent-encoded", "validationToken=%61bc", .answered, echo: "abc"),
        microsoft(
            "Graph's sentence",
            "validationToken=Validation%3a+Testing+client+application+reachability+for+subscription+Request-Id%3a+a-1",
            .answered, echo: "Validation: Testing client application reachability for subscription Request-Id: a-1"),
        microsoft(
            "1,025 characters", "validationToken=\(String(repeating: "secret-echo", count: 94))", .tokenNotAllowed),
        microsoft("a line end", "validationToken=a%0d%0asecret-echo", .tokenNotAllowed),
        microsoft("not ASCII", "validationToken=%C3%A9secret-echo", .tokenNotAllowed),
        microsoft("a script", "validationToken=\(script)secret-echo", .tokenNotAllowed),
        microsoft("257 characters", "validationToken=\(longest)x", .answered, echo: longest + "x"),
        microsoft("empty", "validationToken=", .tokenNotAllowed),
        microsoft("without a value", "validationToken", .tokenNotAllowed),
        microsoft("doubled", "validationToken=a&validationToken=secret-echo", .parameterRepeated),
        microsoft("with a body", "validationToken=secret-echo", path: "/webhooks/graph", body: "{}"),
        microsoft("none", "a=secret-echo", path: "/webhooks/graph"),
    ]

    private static func cloudEvents(
        _ name: String, _ origins: [String], method: String = "OPTIONS", _ outcome: HandshakeOutcome?,
        echo: String = ""
    ) -> HandshakeCase {
        HandshakeCase(
            description: "CloudEvents: \(name)", provider: "cloudevents",
            line: "\(method) /webhooks/cloudevents HTTP/1.1",
            headers: origins.map { "WebHook-Request-Origin: \($0)" } + ["WebHook-Request-Rate: 120"],
            kind: outcome == nil ? nil : "abuse_protection", outcome: outcome,
            expected: Expected(
                headers: outcome == .answered
                    ? ["Allow: POST", "WebHook-Allowed-Origin: \(echo)", "WebHook-Allowed-Rate: *"] : []),
            secretText: "allowed-origin")
    }

    private static let cloudEvents: [HandshakeCase] = [
        HandshakeCase(
            description: "CloudEvents: good, whatever the path", provider: "cloudevents",
            line: "OPTIONS /x HTTP/1.1", headers: ["webhook-request-origin: eventemitter.example.com"],
            kind: "abuse_protection", outcome: .answered,
            expected: Expected(
                headers: [
                    "Allow: POST", "WebHook-Allowed-Origin: eventemitter.example.com", "WebHook-Allowed-Rate: *",
                ])),
        cloudEvents("a script", ["<script>"], .tokenNotAllowed), cloudEvents("any origin", ["*"], .tokenNotAllowed),
        cloudEvents("empty", [""], .tokenNotAllowed), cloudEvents("257 characters", [longest + "x"], .tokenNotAllowed),
        cloudEvents("doubled", ["a.example", "b.example"], .parameterRepeated),
        cloudEvents("none", [], nil), cloudEvents("a POST", ["a.example"], method: "POST", nil),
    ]
}
