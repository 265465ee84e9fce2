import HookProviders
import JSONText
import TestSupport
import Testing

/// A signature that a document cannot mean is refused with its place.
@Suite struct SchemeReadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let json: String
        let field: String
        let reason: String
    }

    private static func bad(_ text: String, _ members: String, at field: String = "", _ reason: String) -> Case {
        Case(
            testDescription: text,
            json: #"{"header": "X", "algorithm": "hmac-sha256", "encoding": "hex", \#(members)}"#,
            field: "/signature" + field, reason: reason)
    }

    static let cases = [
        Case(testDescription: "no schemes", json: "[]", field: "/signature", reason: ""),
        Case(
            testDescription: "no place", json: #"{"algorithm": "hmac-sha1", "encoding": "hex"}"#, field: "/signature",
            reason: ""),
        bad("two places", #""form": "a""#, ""),
        bad("text that is no token", #""encoding": "text""#, at: "/encoding", "token"),
        bad("an unknown grammar", #""value": "bear""#, at: "/value", "bare"),
        bad("prefixed without a prefix", #""value": {"form": "prefixed"}"#, at: "/value", "prefix"),
        bad(
            "a list with a separator", #""value": {"form": "list", "version": "1", "separator": ","}"#,
            at: "/value/separator", ""),
        bad(
            "a version with a comma", #""value": {"form": "list", "version": "v,1"}"#, at: "/value/version",
            "separators"),
        bad(
            "an equals sign between pairs", #""value": {"form": "pairs", "separator": "=", "signature": "s"}"#,
            at: "/value/separator", "ASCII"),
        bad("an unknown part", #""content": "{boby}""#, at: "/content", ""),
        bad("a brace alone", #""content": "{body}}""#, at: "/content", ""),
        bad("an id that is nowhere", #""content": "{id}.{body}""#, at: "/content", "{id}"),
        bad("an id that is not signed", #""id": {"header": "I"}"#, "{id}"),
        bad("a time that is nowhere", #""content": "{timestamp}.{body}""#, at: "/content", "timestamp"),
        bad("a time without a place", #""timestamp": {"tolerance": "5m"}"#, at: "/timestamp", "header"),
        bad("a time without a tolerance", #""timestamp": {"header": "T"}"#, at: "/timestamp", "tolerance"),
        bad(
            "a time said to be signed", #""timestamp": {"header": "T", "tolerance": "5m", "signed": true}"#,
            at: "/timestamp", "signed"),
        bad(
            "a time among pairs without its rule",
            #""value": {"form": "pairs", "separator": ",", "signature": "s", "timestamp": "t"}"#, "timestamp"),
        bad(
            "a time in two places",
            #""value": {"form": "pairs", "separator": ",", "signature": "s", "timestamp": "t"}, "#
                + #""timestamp": {"header": "T", "tolerance": "5m"}"#, at: "/timestamp", "pairs"),
        bad("a public key that is text", #""algorithm": "ed25519""#, "public key"),
        bad(
            "a private prefix of a shared key", #""key": {"form": "hex", "private_prefix": "a"}"#, at: "/key",
            "public-key"),
        bad(
            "prefixes of a value that has one",
            #""value": {"form": "prefixed", "prefix": "a"}, "accepted_prefixes": ["b"]"#, at: "/accepted_prefixes",
            "bare"),
        bad(
            "a digest in a URL that is not signed",
            #""body_hash": {"query": "a", "algorithm": "sha256", "encoding": "hex"}"#, "{url}"),
        Case(
            testDescription: "a signature in the body that it signs",
            json: #"{"body": "/s", "algorithm": "hmac-sha1", "encoding": "hex"}"#, field: "/signature",
            reason: "cannot sign the body"),
        Case(
            testDescription: "a grammar beside a prefix that names the algorithm",
            json: """
                {"header": "X", "algorithm": "hmac-by-prefix", "encoding": "hex",
                 "value": {"form": "list", "version": "v1"}}
                """, field: "/signature/value", reason: "prefix"),
    ]

    @Test("A fault and its message", arguments: cases)
    func fault(_ test: Case) throws {
        let scheme = TestScheme(testDescription: "bad", json: test.json, secret: "")
        let error = try #require(#expect(throws: CatalogError.self) { try scheme.document() })
        #expect(error.field == test.field, "\(error)")
        #expect(error.reason.contains(test.reason), "\(error)")
        #expect(error.position.line > 1)
    }

    @Test("A scheme's name tells algorithm and encoding", arguments: TestScheme.all)
    func name(_ scheme: TestScheme) throws {
        let first = try #require(scheme.document().signatures.first)
        let isText = first.encoding == .text
        #expect(first.name == first.algorithm.rawValue + (isText ? "" : "-\(first.encoding.rawValue)"))
    }
}
