import HookModel
import HookProviders
import TestSupport
import Testing

/// A cause as real senders make it: what was signed, with which secret and URL, and what came.
struct FieldCause: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cause: DiagnosisCause
    /// What the explanation has to say.
    let says: [String]
    var scheme = TestScheme.razorpay
    /// What the sender signs; nil for what arrives.
    var signed: [UInt8]?
    var sent: [UInt8] = Array(#"{"a":1}"#.utf8)
    /// The sender's secret, and the configured one.
    var theirs: String?
    var ours: String?
    var signedURL: String?
    var calledURL = DiagnosisSample.url
    var lines: [(String, String)] = []

    init(
        _ testDescription: String, _ cause: DiagnosisCause, _ says: [String], scheme: TestScheme = .razorpay,
        signed: String? = nil, sent: String = #"{"a":1}"#
    ) {
        self.testDescription = testDescription
        self.cause = cause
        self.says = says
        self.scheme = scheme
        self.signed = signed.map { Array($0.utf8) }
        self.sent = Array(sent.utf8)
    }

    static let all = writers + urls + lossy + lineEnds + forms + secrets + times

    private static let writers: [FieldCause] = [
        FieldCause(
            "F01: \\u003c as Rails and Go have it, members as sent", .unicodeEscapesChanged, ["Ruby on Rails"],
            signed: #"{"b":"\u003cp\u003e","a":1}"#, sent: #"{"b":"<p>","a":1}"#),
        FieldCause(
            "F02: ASCII, compact, out of Python's spaces", .jsonReserialised, ["without white space", "Python"],
            signed: #"{"a":"caf\u00e9","b":[1,2]}"#, sent: #"{"b": [1, 2], "a": "café"}"#),
        FieldCause(
            "F03: sorted and spaced", .jsonReserialised,
            ["Python's json.dumps(…, ensure_ascii=False, sort_keys=True)", "sorted by name"],
            signed: #"{"a": "é", "b": 1}"#, sent: #"{"b":1,"a":"é"}"#),
        FieldCause(
            "PHP, laid out", .jsonReserialised, ["PHP's json_encode(…, JSON_PRETTY_PRINT)"],
            signed: "{\n    \"u\": \"a\\/b \\u00e9\"\n}", sent: #"{"u":"a/b é"}"#),
        FieldCause(
            "Jackson's own layout", .jsonMinified, ["Jackson with INDENT_OUTPUT", "arrays in one line"],
            signed: "{\n  \"a\" : [ 1, {\n    \"b\" : { }\n  } ],\n  \"c\" : [ ]\n}",
            sent: #"{"a":[1,{"b":{}}],"c":[]}"#),
        FieldCause(
            ".NET on Windows", .jsonMinified, [".NET's JsonSerializer with WriteIndented on Windows", "CRLF"],
            signed: "{\r\n  \"a\": [\r\n    1\r\n  ]\r\n}", sent: #"{"a":[1]}"#),
        FieldCause(
            "Foundation's sorted and laid out", .jsonReserialised, ["Foundation's", ".sortedKeys"],
            signed: "{\n  \"a\" : [\n\n  ],\n  \"b\" : \"x\\/y\"\n}", sent: #"{"b":"x/y","a":[]}"#),
        FieldCause(
            "jsonb, short names first", .jsonReserialised,
            ["PostgreSQL's jsonb or MySQL's JSON", "length of their names"],
            signed: #"{"b": 1, "aa": 2}"#, sent: #"{"aa":2,"b":1}"#),
        FieldCause(
            "Python's numbers", .jsonReserialised, ["Python's json.dumps", "numbers"],
            signed: #"{"a": 100.0, "b": 1e+16}"#, sent: #"{"a":1e2,"b":1E16}"#),
        FieldCause(
            "Ruby's numbers", .jsonReserialised, ["Ruby", "numbers"], signed: #"{"a":1.0e+20,"b":2.5}"#,
            sent: #"{"a":1e20,"b":2.50}"#),
        FieldCause(
            "Java's numbers", .jsonReserialised, ["Jackson", "numbers"], signed: #"{"a":1.0E10,"b":2.5}"#,
            sent: #"{"a":10000000000.0,"b":2.50}"#),
        FieldCause(
            "PHP's numbers", .jsonReserialised, ["PHP's json_encode", "numbers"], signed: #"{"u":"\/","a":10,"b":2.5}"#,
            sent: #"{"u":"/","a":10.0,"b":2.50}"#),
        FieldCause(
            "JavaScript's order", .jsonReserialised, ["JSON.stringify"], signed: #"{"1":"x","b":2}"#,
            sent: #"{"b":2,"1":"x"}"#),
    ]

    private static let lossy: [FieldCause] = [
        FieldCause(
            "F04: one ? for each unit of UTF-16", .charsetChanged, ["unit of UTF-16"], signed: #"{"n":"? ??"}"#,
            sent: #"{"n":"₹ 😀"}"#),
        FieldCause(
            "F04: one for each character", .charsetChanged, ["one ? each"], signed: #"{"n":"? ?"}"#,
            sent: #"{"n":"₹ 😀"}"#),
        FieldCause(
            "F04: one for each byte", .charsetChanged, ["each byte"], signed: #"{"n":"??? ????"}"#,
            sent: #"{"n":"₹ 😀"}"#),
        FieldCause("F04: left out", .charsetChanged, ["left out"], signed: #"{"n":" "}"#, sent: #"{"n":"₹ 😀"}"#),
        FieldCause("emoji alone", .charsetChanged, ["above U+FFFF"], signed: #"{"n":"é ?"}"#, sent: #"{"n":"é 😀"}"#),
        FieldCause(
            "emoji alone, by bytes", .charsetChanged, ["above U+FFFF"], signed: #"{"n":"é ????"}"#,
            sent: #"{"n":"é 😀"}"#),
        FieldCause("U+FFFD", .charsetChanged, ["U+FFFD"], signed: "{\"n\":\"\u{FFFD}\"}", sent: #"{"n":"é"}"#),
        FieldCause("Latin-1, and ? for what it lacks", .charsetChanged, ["beyond Latin-1"], sent: #"{"n":"é ₹"}"#)
            .signing(Array(#"{"n":""#.utf8) + [0xE9] + Array(#" ?"}"#.utf8)),
        FieldCause(
            "encoded twice on the way", .charsetChanged, ["encoded twice"], signed: #"{"n":"é"}"#,
            sent: "{\"n\":\"Ã©\"}"),
        FieldCause(
            "encoded twice as Windows-1252", .charsetChanged, ["encoded twice"], signed: #"{"n":"€"}"#,
            sent: "{\"n\":\"â‚¬\"}"),
        FieldCause(
            "signed after Windows-1252 was read", .charsetChanged, ["Windows-1252"], signed: "{\"n\":\"â‚¬\"}",
            sent: #"{"n":"€"}"#),
        FieldCause("UTF-16 was signed", .charsetChanged, ["UTF-16"], sent: #"{"n":"é"}"#)
            .signing(#"{"n":"é"}"#.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }),
        FieldCause("Latin-1 arrived", .charsetChanged, ["single bytes of Latin-1"], signed: #"{"n":"ü"}"#)
            .sending(Array(#"{"n":""#.utf8) + [0xFC] + Array(#""}"#.utf8)),
    ]

    private static let lineEnds: [FieldCause] = [
        FieldCause(
            "F17: CRLF between events and behind them", .lineEndingsChanged, ["CRLF", "between its values"],
            signed: "[{\"a\":1},\r\n{\"b\":2}]\r\n", sent: #"[{"a":1},{"b":2}]"#),
        FieldCause(
            "LF between events", .lineEndingsChanged, ["LF"], signed: "[{\"a\":1},\n{\"b\":2}]",
            sent: #"[{"a":1},{"b":2}]"#),
        FieldCause(
            "CRLF inside of the brackets too", .lineEndingsChanged, ["CRLF"],
            signed: "[\r\n{\"a\": 1},\r\n{\"b\":2}\r\n]\r\n",
            sent: #"[{"a": 1},{"b":2}]"#),
        FieldCause(
            "between members", .lineEndingsChanged, ["LF"], signed: "{\"a\":1,\n\"b\": [2]}\n",
            sent: #"{"a":1,"b": [2]}"#),
        FieldCause(
            "JSON Lines in one", .lineEndingsChanged, ["LF"], signed: "{\"a\":\"}{\"}\n{\"b\":2}\n",
            sent: #"{"a":"}{"}{"b":2}"#),
        FieldCause(
            "curl -d @FILE takes them out of a layout", .lineEndingsChanged, ["two spaces"],
            signed: "{\n  \"a\": 1,\n  \"b\": [\n    2\n  ]\n}", sent: "{  \"a\": 1,  \"b\": [    2  ]}"),
    ]

    private static let forms: [FieldCause] = [
        FieldCause(
            "F30: the JSON inside of a form", .formJSON, ["the JSON inside of a parameter"], signed: #"{"zen":"a b"}"#,
            sent: "payload=%7B%22zen%22%3A%22a+b%22%7D"),
        FieldCause(
            "an array in the second parameter", .formJSON, ["inside of a parameter"], signed: "[1]",
            sent: "id=1&mandrill_events=%5B1%5D"),
        FieldCause(
            "the form around the JSON", .formJSON, ["\"payload\""], signed: "payload=%7B%22a%22%3A1%7D",
            sent: #"{"a":1}"#),
        FieldCause(
            "the second of two JSON values", .formJSON, ["inside of a parameter"], signed: #"{"b":2}"#,
            sent: "a=%7B%22a%22%3A1%7D&b=%7B%22b%22%3A2%7D"),
        FieldCause(
            "Go sorts parameters", .formReencoded, ["sorted by name"], signed: "a=1+2&b=x~y", sent: "b=x%7Ey&a=1%202"),
        FieldCause(
            "encodeURIComponent", .formReencoded, ["encodeURIComponent"], signed: "a=it's%20(ok)!",
            sent: "a=it%27s+%28ok%29%21"),
        FieldCause("decoded", .formReencoded, ["decoded"], signed: "a=é/b c", sent: "a=%C3%A9%2Fb+c"),
        FieldCause("PHP's urlencode", .formReencoded, ["PHP's urlencode"], signed: "a=%7E%2A+x", sent: "a=~*%20x"),
    ]

    func signing(_ bytes: [UInt8]) -> FieldCause { with { $0.signed = bytes } }

    func sending(_ bytes: [UInt8]) -> FieldCause { with { $0.sent = bytes } }

    func with(_ change: (inout FieldCause) -> Void) -> FieldCause {
        var example = self
        change(&example)
        return example
    }
}
