import HookBody
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

/// The JSON in a body that queries look into.
@Suite struct BodyDocumentsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [String]
        let body: [UInt8]
        let documents: [String]

        init(_ description: String, _ headers: [String], _ body: String, _ documents: [String]) {
            self.init(description, headers, Array(body.utf8), documents)
        }

        init(_ description: String, _ headers: [String], _ body: [UInt8], _ documents: [String]) {
            testDescription = description
            (self.headers, self.body, self.documents) = (headers, body, documents)
        }
    }

    private static let form = "Content-Type: application/x-www-form-urlencoded"
    private static let gzip = "Content-Encoding: gzip"

    static let cases: [Case] = [
        Case("nothing", [], "", []),
        Case("JSON", [], #"{"a":1}"#, [#"{"a":1}"#]),
        Case("a number", [], " 1 ", ["1"]),
        Case("text", [], "hello", []),
        Case("broken JSON", [], #"{"a":1"#, []),
        Case("a list of events", [], #"[{"a":1},2]"#, [#"[{"a":1},2]"#, #"{"a":1}"#]),
        Case("JSON texts, one a line", [], "{\"a\":1}\n{\"b\":2}\n", [#"{"a":1}"#, #"{"b":2}"#]),
        Case("JSON in gzip", [gzip], Gzip.message, [#"{"type":"message.new"}"#]),
        Case("gzip that nobody names", [], Gzip.message, []),
        Case("a lie", [gzip], #"{"a":1}"#, [#"{"a":1}"#]),
        Case("a form", [form], "a=1&b=x+y&b=z", [#"{"a":"1","b":["x y","z"]}"#]),
        Case("a form in gzip", [gzip, form], Gzip.stored(Array("a=1".utf8)), [#"{"a":"1"}"#]),
        Case(
            "JSON in a form", [form], "payload=%7B%22a%22%3A1%7D&n=1",
            [#"{"payload":"{\"a\":1}","n":"1"}"#, #"{"a":1}"#]),
        Case("JSON that is called a form", [form], #"{"a":1}"#, [#"{"a":1}"#]),
        Case("no form", [], "a=1", []),
        Case(
            "JSON in a part", ["Content-Type: multipart/form-data; boundary=b"],
            "--b\r\n\r\n{\"a\":1}\r\n--b\r\n\r\n1\r\n--b\r\n\r\n{\r\n--b--", [#"{"a":1}"#]),
    ]

    @Test("What there is", arguments: cases) func all(_ test: Case) throws {
        let request = try ReceivedRequest.of("POST / HTTP/1.1", test.headers, body: test.body)
        var found: [String] = []
        _ = request.body.withUnsafeReadableBytes { body in
            BodyDocuments.contain(body, request.head) { json in
                found.append(String(decoding: json.bytes(of: json.root), as: UTF8.self))
                return false
            }
        }
        #expect(found == test.documents)
    }
}
