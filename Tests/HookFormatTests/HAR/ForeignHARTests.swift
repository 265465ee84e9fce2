import HookFormat
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

/// Entries as browsers and proxies write them.
@Suite("HAR entries of other tools")
struct ForeignHARTests {
    struct Entry: Sendable, CustomStringConvertible {
        let description: String
        let request: String
        var lines: [String] = []
        var body: [UInt8] = []
        var error: String?
    }

    static let entries = [
        Entry(
            description: "a browser over HTTP/2",
            request: #"""
                {"method":"POST","url":"https://u@example.com/a?b=c#d","httpVersion":"h2","headers":[
                {"name":":method","value":"POST"},{"name":":authority","value":"example.com"},{"name":":path","value":"/a"},
                {"name":"content-type","value":"application/json"},{"name":"content-length","value":"9"}],
                "postData":{"mimeType":"application/json","text":"{\"a\":1.0}"}}
                """#,
            lines: [
                "POST /a?b=c HTTP/1.1", "Host: example.com", "content-type: application/json", "content-length: 9",
            ], body: Array(#"{"a":1.0}"#.utf8)),
        Entry(
            description: "a proxy over HTTP/1.1, base64",
            request: #"""
                {"method":"PUT","url":"http://example.com:81","httpVersion":"HTTP/1.1","headers":[
                {"name":"Host","value":"other"},{"name":"X","value":""},{"name":"X","value":"2"}],
                "postData":{"mimeType":"a/b","text":"/wA=","encoding":"base64"}}
                """#,
            lines: ["PUT / HTTP/1.1", "Host: other", "X: ", "X: 2", "Content-Length: 2"], body: [0xFF, 0]),
        Entry(
            description: "our own name for base64",
            request: #"{"method":"PUT","url":"http://a/","postData":{"text":"/w==","_encoding":"base64"}}"#,
            lines: ["PUT / HTTP/1.1", "Host: a", "Content-Length: 1"], body: [0xFF]),
        Entry(
            description: "no body",
            request: #"{"method":"GET","url":"http://a/x","httpVersion":"HTTP/1.0","headers":[]}"#,
            lines: ["GET /x HTTP/1.0", "Host: a"]),
        Entry(
            description: "a query without a path, unusual characters",
            request: #"{"method":"GET","url":"HTTPS://a?é b"}"#, lines: ["GET /?%C3%A9%20b HTTP/1.1", "Host: a"]),
        Entry(
            description: "a form without a text",
            request: #"""
                {"method":"POST","url":"http://a/","postData":{"mimeType":"application/x-www-form-urlencoded",
                "params":[{"name":"a b","value":"é"},{"name":"c"}]}}
                """#,
            lines: ["POST / HTTP/1.1", "Host: a", "Content-Length: 13"], body: Array("a+b=%C3%A9&c=".utf8)),
        Entry(
            description: "a body that was decoded, in chunks once",
            request: #"""
                {"method":"POST","url":"http://a/","headers":[{"name":"Content-Encoding","value":"gzip"},
                {"name":"Transfer-Encoding","value":"chunked"}],"postData":{"text":"abc"}}
                """#,
            lines: ["POST / HTTP/1.1", "Host: a", "Content-Length: 3"], body: Array("abc".utf8)),
        Entry(
            description: "an edited body",
            request: #"""
                {"method":"POST","url":"http://a/","headers":[{"name":"Content-Length","value":"99"}],
                "postData":{"text":"abc"}}
                """#, lines: ["POST / HTTP/1.1", "Host: a", "Content-Length: 3"], body: Array("abc".utf8)),
        Entry(
            description: "another scheme", request: #"{"method":"GET","url":"data:text/plain,x"}"#,
            error: "/request/url: expected a URL of HTTP"),
        Entry(
            description: "a header that begins another line",
            request: #"{"method":"GET","url":"http://a/","headers":[{"name":"X","value":"a\nY: b"}]}"#,
            error: "/headers/1: expected a header line, without NUL and line ends in it"),
        Entry(
            description: "base64 that is none",
            request: #"{"method":"GET","url":"http://a/","postData":{"text":"*","encoding":"base64"}}"#,
            error: "/request/postData: the text of its body cannot be read"),
        Entry(
            description: "the parts of a form with files",
            request: #"""
                {"method":"POST","url":"http://a/","postData":{"mimeType":"multipart/form-data; boundary=x",
                "params":[{"name":"f","fileName":"a"}]}}
                """#, error: "/request/postData: the text of its body cannot be read"),
    ]

    @Test(arguments: entries)
    func restores(_ entry: Entry) throws {
        let text =
            #"{"startedDateTime":"2025-01-02T03:04:05.678+01:00","request":\#(entry.request),"response":{"status":204}}"#
        let har = try #require(HAREntry(try JSONDocument(text).root))
        if let expected = entry.error {
            let error = #expect(throws: RecordError.self) { try har.record() }
            #expect(error?.description == expected)
            return
        }
        let record = try har.record()
        let head = String(buffer: record.request.head.block.bytes)
        #expect(head == entry.lines.map { $0 + "\r\n" }.joined() + "\r\n")
        #expect(Array(buffer: record.request.body) == entry.body)
        #expect(record.request.receivedAt.description == "2025-01-02T02:04:05.678Z")
        #expect(record.status == 204)
        #expect(record.findings == nil)
    }
}
