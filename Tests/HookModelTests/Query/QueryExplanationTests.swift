import HookModel
import Testing

/// What queries ask for, in sentences.
@Suite struct QueryExplanationTests {
    static let sentences: [(source: String, sentence: String)] = [
        ("", "All captures."), ("-*", "No captures."), ("stripe", "Captures whose provider is stripe."),
        (
            "stripe event:invoice.* -signature:verified since:10m",
            "Captures whose provider is stripe, with an event invoice.*, whose signature is not verified and received in the "
                + "last 10 min."
        ),
        ("provider:stripe,github", "Captures whose provider is stripe or github."),
        ("-provider:stripe,github,x", "Captures whose provider is neither stripe, github nor x."),
        ("provider:none", "Captures without a provider."), ("-provider:none", "Captures with a provider."),
        ("provider:none,x", "Captures whose provider is none or x."),
        ("-event:push", "Captures without an event push."),
        ("cause:stale", "Captures whose diagnosis names stale."),
        ("-cause:stale", "Captures whose diagnosis does not name stale."),
        ("payload:invalid,not_json", "Captures whose payload is invalid or not_json."),
        ("status:4xx,>=500", "Captures answered with 4xx or at least 500."),
        ("-status:200", "Captures not answered with 200."),
        ("delivery:failed", "Captures with a failed delivery."), ("target:app", "Captures with a delivery to app."),
        ("delivery:failed,pending target:app", "Captures with a failed or pending delivery to app."),
        ("-delivery:failed", "Captures without a failed delivery."), ("method:POST", "Captures sent with POST."),
        ("-path:/a/*", "Captures not sent to the path /a/*."), ("header.x-a", "Captures with a header x-a."),
        ("-header.x-a:b,\"c d\"", "Captures without a header x-a of \"b\" or \"c d\"."),
        ("header.x>5", "Captures with a header x of more than 5."), ("/a/b", "Captures whose body has /a/b."),
        ("-/a/b", "Captures whose body has no /a/b."), ("/a:1,x,\"y\"", "Captures whose /a is 1, x or \"y\"."),
        ("-/a:x", "Captures whose /a is not x (or is not there)."), ("/a>=1000", "Captures whose /a is at least 1000."),
        ("-/a<5", "Captures whose /a is not less than 5 (or is not there)."),
        ("size>10KiB", "Captures with a body of more than 10KiB."), ("size:489", "Captures with a body of 489 bytes."),
        ("size:1", "Captures with a body of 1 byte."), ("id>42", "Captures numbered more than 42."),
        ("id:1,2,3,4,5,6,7,8,9,10", "Captures numbered 1, 2, 3, 4, 5, 6, 7 or 3 others."),
        ("-duplicate:yes", "Captures that repeat no older capture."),
        ("duplicate:yes", "Captures that repeat an older capture."),
        ("from:10.0.0.0/8", "Captures sent from 10.0.0.0/8."),
        ("\"test mode\"", "Captures that contain \"test mode\"."),
        ("-hello", "Captures that do not contain \"hello\"."),
        ("at>10m", "Captures received less than 10 min ago."),
        ("until:90s", "Captures received more than 1 min 30 s ago."),
        ("-since:1h", "Captures received more than 1 h ago."), ("at<=1d", "Captures received at least 24 h ago."),
        ("since:2026-11-20T10:00:00.001Z", "Captures received at or after 2026-11-20T10:00:00.001Z."),
        ("since:2026-11-21", "Captures received at or after 2026-11-21T00:00:00.000Z."),
        (
            "(a OR b c) -(d OR /e)",
            "Captures (that contain \"a\" or (that contain \"b\" and that contain \"c\")), that do not contain \"d\" and whose "
                + "body has no /e."
        ),
        ("-(a b) c", "Captures (that do not contain \"a\" or that do not contain \"b\") and that contain \"c\"."),
        (
            "a OR -(b OR c) OR -(d e)",
            "Captures that contain \"a\", (that do not contain \"b\" and that do not contain \"c\"), that do not contain "
                + "\"d\" or that do not contain \"e\"."
        ),
        ("a OR *", "Captures that contain \"a\" or of any kind."),
        ("\"\u{1B}[2J\"", "Captures that contain \"\\u{1b}[2J\"."),
    ]

    @Test("A sentence", arguments: sentences)
    func explains(_ test: (source: String, sentence: String)) {
        #expect(QuerySamples.query(test.source).explanation == test.sentence)
    }
}
