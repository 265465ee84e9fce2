import HookBody
import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// Changes to bodies that are not plain JSON.
@Suite struct BodyEditsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var headers = [form]
        let body: String
        let edits: [String]
        var provider: String?
        /// The body afterwards; or, where it cannot be changed, what is said.
        var expected = ""
        var says: String?
    }

    private static let form = "Content-Type: application/x-www-form-urlencoded"

    static let cases = [
        Case(
            testDescription: "a parameter; the others keep their spelling", body: "a=%7e+x&b=1&&c", edits: ["/b=2"],
            expected: "a=%7e+x&b=2&&c"),
        Case(
            testDescription: "a parameter that is not there", body: "a=1", edits: ["/b=é &="],
            expected: "a=1&b=%C3%A9+%26%3D"),
        Case(testDescription: "one of several", body: "a=1&x=9&a=2", edits: ["/a/1=3"], expected: "a=1&x=9&a=3"),
        Case(testDescription: "another one", body: "a=1&a=2&x=9", edits: ["/a/-=3"], expected: "a=1&a=2&x=9&a=3"),
        Case(testDescription: "fewer", body: "a=1&x=9&a=2", edits: [#"/a=["7"]"#], expected: "a=7&x=9"),
        Case(testDescription: "an encoded name", body: "%61b=1", edits: ["/ab=true"], expected: "ab=true"),
        Case(testDescription: "an empty form", body: "", edits: ["/a=1"], expected: "a=1"),
        Case(
            testDescription: "an object in a parameter", body: "a=1", edits: [#"/a={"b":1}"#],
            says: "the parameter \"a\" of a form holds a text"),
        Case(testDescription: "the whole form", body: "a=1", edits: ["=5"], says: "a form's parameters are an object"),
        Case(
            testDescription: "the JSON in a parameter", headers: [form, "X-GitHub-Event: push"],
            body: "payload=%7B%22a%22%3A+%5B1%5D%7D&x=y", edits: ["/a/0=2"], provider: "github",
            expected: "payload=%7B%22a%22%3A+%5B2%5D%7D&x=y"),
        Case(
            testDescription: "JSON under a form's type", body: #"{"a": 1}"#, edits: ["/a=2"], expected: #"{"a": 2}"#),
        Case(
            testDescription: "a form without a content type", headers: [], body: "a=1", edits: ["/a=2"],
            provider: "twilio", expected: "a=2"),
        Case(
            testDescription: "a coding that is not known", headers: ["Content-Encoding: br"], body: "x",
            edits: ["/a=2"],
            says: "the content coding br is not known"),
        Case(
            testDescription: "a lie", headers: ["Content-Encoding: gzip"], body: "{}", edits: ["/a=2"],
            says: "Content-Encoding says gzip and the body is not"),
        Case(
            testDescription: "multipart", headers: ["Content-Type: multipart/form-data; boundary=x"], body: "--x--",
            edits: ["/a=2"], says: "the body is multipart"),
        Case(
            testDescription: "a line of NDJSON", headers: ["Content-Type: application/x-ndjson"],
            body: "{\"a\":1}\r\n\n{ \"a\": 2}\n", edits: ["/1/a=3", "/0/b=x"],
            expected: "{\"a\":1,\"b\":\"x\"}\r\n\n{ \"a\": 3}\n"),
        Case(
            testDescription: "a line that is not there", headers: ["Content-Type: application/x-ndjson"],
            body: "{\"a\":1}\n{\"a\":2}", edits: ["/2/a=3"], says: "name one of the 2, such as /0/name=value"),
        Case(testDescription: "text", headers: [], body: "hello", edits: ["/a=2"], says: "is not JSON"),
    ]

    @Test("What becomes of a body", arguments: cases)
    func edited(_ test: Case) throws {
        let request = try ReceivedRequest.of("POST /x HTTP/1.1", test.headers, body: Array(test.body.utf8))
        let edits = BodyEdits(try test.edits.map(JSONEdit.init))
        let document = try test.provider.map { try #require(TestCatalog.get().document($0)) }
        do {
            let body = try edits.applied(to: Array(test.body.utf8), request.head, provider: document)
            #expect(String(decoding: body, as: UTF8.self) == test.expected)
            #expect(test.says == nil)
        } catch {
            #expect("\(error)".contains(test.says ?? "no failure was expected"), "\(error)")
        }
    }

    @Test("Compressed bodies are changed inside", arguments: ["gzip", "x-gzip", "deflate", "deflate, gzip"])
    func compressed(coding: String) throws {
        let head = try ReceivedRequest.of("POST /x HTTP/1.1", ["Content-Encoding: \(coding)"]).head
        let codings = ContentCodings(coding.split(separator: ",").map { $0.filter { $0 != " " } })
        // Made by an edit of the empty change first, as nothing here compresses.
        var body = Array(#"{"a": 1, "b": "é"}"#.utf8)
        for name in codings.names {
            body = name == "deflate" ? RequestBodyTests.stored(body) : Gzip.stored(body)
        }
        let edited = try BodyEdits([JSONEdit("/a=2")]).applied(to: body, head, provider: nil)
        guard case .decoded(let plain) = edited.withUnsafeBytes({ codings.undo($0) }) else {
            Issue.record("the changed body is not under \(coding)")
            return
        }
        #expect(String(decoding: plain, as: UTF8.self) == #"{"a": 2, "b": "é"}"#)
    }
}
