import HookModel
import TestSupport

/// URLs and times that are spelled otherwise.
extension FieldCause {
    private static func url(
        _ name: String, _ cause: DiagnosisCause, _ says: [String], signed: String, called: String,
        lines: [(String, String)] = []
    ) -> FieldCause {
        FieldCause(name, cause, says, scheme: .square).with {
            $0.signedURL = signed
            $0.calledURL = called
            $0.lines = lines
        }
    }

    private static let base = "https://hooks.example/t"

    static let urls: [FieldCause] = [
        url(
            "F07: another order", .urlQuery, ["in another order"], signed: base + "?b=1&a=2", called: base + "?a=2&b=1"),
        url("sorted", .urlQuery, ["sorted"], signed: base + "?a=2&b=1", called: base + "?b=1&a=2"),
        url(
            "an order of four", .urlQuery, ["in another order"], signed: base + "?c=1&a=2&d=3&b=4",
            called: base + "?a=2&b=4&c=1&d=3"),
        url(
            "one of eight moved", .urlQuery, ["in another order"], signed: base + "?a=1&g=7&b=2&c=3&d=4&e=5&f=6&h=8",
            called: base + "?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8"),
        url(
            "F08: other escapes", .urlQuery, ["other escapes"], signed: base + "?q=it's+ok",
            called: base + "?q=it%27s%20ok"),
        url("F08: decoded", .urlQuery, ["decoded"], signed: base + "?x=a b", called: base + "?x=a%20b"),
        url(
            "decoded, of other bytes", .urlQuery, ["decoded"], signed: base + "?x=é/ü",
            called: base + "?x=%C3%A9%2F%C3%BC"),
        url("small digits", .urlQuery, ["small hex digits"], signed: base + "?x=%c3%a9", called: base + "?x=%C3%A9"),
        url("+ for %20", .urlQuery, ["+ for a space"], signed: base + "?x=a+b", called: base + "?x=a%20b"),
        url("F08: %3F for ?", .urlQuery, ["other escapes", "%3F"], signed: base + "%3Fb=1", called: base + "?b=1"),
        url("&amp; for &", .urlQuery, ["&amp;"], signed: base + "?a=1&amp;b=2", called: base + "?a=1&b=2"),
        url(
            "a parameter that was added", .urlQuery, ["without one of its parameters"], signed: base + "?a=1",
            called: base + "?a=1&utm=2"),
        url("= behind a name", .urlQuery, ["= behind"], signed: base + "?a=&b=1", called: base + "?a&b=1"),
        url(
            "a decoded path", .urlPath, ["path decoded"], signed: "https://hooks.example/a b",
            called: "https://hooks.example/a%20b"),
        url(
            "an escaped path", .urlPath, ["path"], signed: "https://hooks.example/a%3Ab",
            called: "https://hooks.example/a:b"),
        url(
            "a prefix that a proxy takes away", .urlPath, ["a proxy took away"], signed: "https://hooks.example/api/t",
            called: base, lines: [("X-Forwarded-Prefix", "/api")]),
        url(
            "a target that a proxy rewrites", .urlPath, ["a proxy was called with"],
            signed: "https://hooks.example/v1/x?k=1",
            called: base, lines: [("X-Original-URL", "/v1/x?k=1")]),
        url("two slashes", .urlSlash, ["slash"], signed: "https://hooks.example//t", called: base),
        url("capital letters", .urlHost, ["small letters"], signed: base, called: "https://Hooks.Example/t"),
        url(
            "another port", .urlPort, ["port 8443"], signed: "https://hooks.example:8443/t", called: base,
            lines: [("X-Forwarded-Port", "8443")]),
        url("port 80", .urlPort, ["port 80"], signed: "https://hooks.example:80/t", called: base),
        url(
            "http, and a port", .urlScheme, ["http for https", "without the port"], signed: "http://hooks.example/t",
            called: "https://hooks.example:4100/t"),
        url(
            "another host, scheme and no port", .urlHost, ["another host", "http for https"],
            signed: "http://public.example/t",
            called: "https://localhost:4100/t", lines: [("X-Forwarded-Host", "public.example")]),
        url(
            "a slash and another order", .urlSlash, ["final slash", "in another order"], signed: base + "/?b=1&a=2",
            called: base + "?a=2&b=1"),
    ]

    private static func time(
        _ name: String, _ cause: DiagnosisCause, _ says: [String], _ scheme: TestScheme, _ header: String,
        signed: String,
        sent: String
    ) -> FieldCause {
        FieldCause(name, cause, says, scheme: scheme).with { $0.lines = [(header, signed), (header, sent)] }
    }

    /// The first line is what was signed, the second what came.
    static let times: [FieldCause] = [
        time(
            "signed two hours later", .timeZone, ["another time zone, 2 h after"], .slack, "X-Slack-Request-Timestamp",
            signed: "\(TestScheme.now + 7200)", sent: "\(TestScheme.now)"),
        time(
            "signed 5 h 30 min before", .timeZone, ["5 h 30 min before"], .slack, "X-Slack-Request-Timestamp",
            signed: "\(TestScheme.now - 19_800)", sent: "\(TestScheme.now)"),
        time(
            "milliseconds are signed", .timestampUnit, ["milliseconds"], .slack, "X-Slack-Request-Timestamp",
            signed: "\(TestScheme.now)000", sent: "\(TestScheme.now)"),
        time(
            "a date with its offset is signed", .timeZone, ["+02:00"], .zendesk,
            "X-Zendesk-Webhook-Signature-Timestamp",
            signed: "2025-01-16T12:30:00+02:00", sent: "2025-01-16T10:30:00Z"),
        time(
            "a local date is signed", .timeZone, ["another time zone"], .zendesk,
            "X-Zendesk-Webhook-Signature-Timestamp",
            signed: "2025-01-16T11:30:00Z", sent: "2025-01-16T10:30:00Z"),
        time(
            "thousandths are signed", .timestampUnit, ["written with thousandths"], .zendesk,
            "X-Zendesk-Webhook-Signature-Timestamp", signed: "2025-01-16T10:30:00.000Z", sent: "2025-01-16T10:30:00Z"),
    ]
}
