import HookFormat
import HookModel
import JSONSchema
import JSONText
import NIOCore
import TestSupport
import Testing

/// What is written is HAR 1.2, and restores what was captured.
@Suite("HAR files")
struct HARTests {
    private static let schema = Result {
        try CompiledSchema(
            JSONDocument(ProjectFiles.bytes("Tests/HookFormatTests/Fixtures/har-1.2.schema.json")).root)
    }

    private static func file(showing: Bool = true) -> HARFile {
        HARFile(version: "1.0", credentials: Credentials(areShown: showing))
    }

    private func records(_ bytes: [UInt8]) throws -> [CaptureRecord] {
        let document = try JSONDocument(bytes)
        let report = try HARTests.schema.get().validate(document.root)
        #expect(report.isValid, "\(report)")
        return try (HAREntry.entries(of: document) ?? []).map { try #require(HAREntry($0)).record() }
    }

    @Test("No captures are a file too")
    func empty() throws { #expect(try records(HARTests.file().bytes([])).isEmpty) }

    @Test("Many captures are one file")
    func many() throws {
        let captures = try RawCase.bodies.map { try $0.capture() }
        let restored = try records(HARTests.file().bytes(captures))
        #expect(restored.map(\.request.body) == captures.map(\.request.body))
    }

    @Test(arguments: CaptureRecordTests.cases)
    func roundTrip(_ raw: RawCase) throws {
        for response in [nil, SenderResponse.full] {
            let capture = try raw.capture(response: response)
            let exported = HARTests.file().bytes([capture])
            let restored = try #require(try records(exported).first)
            #expect(restored.request.head.block.bytes == capture.request.head.block.bytes)
            #expect(restored.request.body == capture.request.body)
            #expect(restored.request.trailers.bytes == capture.request.trailers.bytes)
            #expect(restored.findings == capture.findings)
            #expect(HARTests.file().bytes([restored.capture(id: 42)]) == exported)
        }
    }

    @Test("The standard's members say what other tools look for")
    func members() throws {
        let raw = RawCase(
            "form", "POST /a%20b?x=1&y=a+b&x HTTP/1.0",
            [
                "Host: example.com:81", "Cookie: a=1; b=2", "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 7",
            ],
            body: Array("p=1&q=%".utf8))
        let document = try JSONDocument(HARTests.file().bytes([try raw.capture(response: .full)]))
        let entry = try #require(document.root["log"]?["entries"]?[0])
        var request = try #require(entry["request"]?.text)
        request = request.replacing(/"headers":\[.*?\]/, with: "\"headers\":…")
        #expect(
            request == #"""
                {"method":"POST","url":"http://example.com:81/a%20b?x=1&y=a+b&x","httpVersion":"HTTP/1.0",\#
                "cookies":[{"name":"a","value":"1"},{"name":"b","value":"2"}],"headers":…,\#
                "queryString":[{"name":"x","value":"1"},{"name":"y","value":"a b"},{"name":"x","value":""}],\#
                "postData":{"mimeType":"application/x-www-form-urlencoded","text":"p=1&q=%",\#
                "params":[{"name":"p","value":"1"},{"name":"q","value":"%"}]},"headersSize":144,"bodySize":7}
                """#)
        #expect(entry["startedDateTime"]?.string == "2025-11-27T10:33:31.042Z")
        #expect(
            entry["response"]?["content"]?.text
                == #"{"size":3,"mimeType":"text/plain","text":"/wAB","encoding":"base64"}"#)
        #expect(entry["response"]?["redirectURL"]?.string == "/x")
    }

    struct URLCase: Sendable, CustomStringConvertible {
        let target: String
        let host: String
        let url: String
        var description: String { "\(target) at \(host)" }
    }

    @Test(arguments: [
        URLCase(target: "/", host: "a", url: "http://a/"),
        URLCase(target: "*", host: "a", url: "http://a/*"),
        URLCase(target: "http://b/c", host: "a", url: "http://b/c"),
        URLCase(target: "/\u{E9}\"<>", host: "a", url: "http://a/%C3%A9%22%3C%3E"),
        URLCase(target: "/x", host: "", url: "http://127.0.0.1:4100/x"),
        URLCase(target: "/x", host: "a/b?", url: "http://127.0.0.1:4100/x"),
        URLCase(target: "/x", host: "[::1]:80", url: "http://[::1]:80/x"),
    ])
    func urls(_ url: URLCase) throws {
        let raw = RawCase("url", "GET \(url.target) HTTP/1.1", ["Host: \(url.host)"])
        let document = try JSONDocument(HARTests.file().bytes([try raw.capture()]))
        #expect(document.root["log"]?["entries"]?[0]?["request"]?["url"]?.string == url.url)
    }

    @Test("Hidden credentials are told, and nowhere to be found")
    func hidden() throws {
        let raw = RawCase(
            "credentials", "GET / HTTP/1.1",
            ["Host: a", "Cookie:s=s3cret", "Authorization: Basic s3cret", "X-Api-Key: s3cret"])
        let exported = HARTests.file(showing: false).bytes([try raw.capture()])
        #expect(!String(decoding: exported, as: UTF8.self).contains("s3cret"))
        #expect(!String(decoding: exported, as: UTF8.self).contains("czNjcmV0"))
        #expect(try records(exported).first?.hidden == ["Cookie", "Authorization", "X-Api-Key"])
    }

    @Test("A body of which the start alone is held is not imported")
    func truncated() throws {
        var capture = try RawCase.posting("long", "abc").capture()
        capture.bodySize = 9
        let exported = HARTests.file().bytes([capture])
        #expect(throws: RecordError("/request/postData", "it holds the start of a body alone")) {
            try records(exported)
        }
    }
}
