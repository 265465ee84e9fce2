import HookFormat
import HookModel
import NIOCore
import TestSupport
import Testing

@Suite("Curl commands in text")
struct CurlCommandTests {
    private func text(
        _ raw: RawCase, source: CurlCommand.BodySource = .file("capture-42.body"), showing: Bool = false
    ) throws -> String {
        CurlCommand(
            try raw.message.request(), origin: "http://127.0.0.1:4100", source: source,
            credentials: Credentials(areShown: showing)
        ).text
    }

    @Test("The common case is readable")
    func common() throws {
        let raw = RawCase.posting("JSON", #"{"a":"it's"}"#, ["Content-Type: application/json", "X-Empty:"])
        #expect(
            try text(raw) == #"""
                curl 'http://127.0.0.1:4100/hook' \
                  --header 'User-Agent:' \
                  --header 'Accept:' \
                  --header 'Expect:' \
                  --header 'Host: example.com' \
                  --header 'Content-Type: application/json' \
                  --header 'X-Empty;' \
                  --data-binary '{"a":"it'\''s"}'
                """#)
    }

    @Test("Bytes that cannot stand in a command line are printed")
    func binary() throws {
        let command = try text(.posting("binary", [45, 0, 49, 0xFF, 37, 92, 33, 39, 10]))
        #expect(
            command.hasPrefix(#"printf '\055\0001\377%%\\\041\047\n' | curl 'http://127.0.0.1:4100/hook' \"# + "\n"))
        #expect(command.contains("--data-binary @-"))
    }

    @Test("A large body comes from where the caller says")
    func large() throws {
        let raw = RawCase.posting("large", [UInt8](repeating: 97, count: 65_537))
        #expect(try text(raw).hasSuffix("--data-binary '@capture-42.body'"))
        let url = "http://127.0.0.1:4101/captures/42/body"
        #expect(try text(raw, source: .url(url)).hasPrefix("curl --silent --show-error '\(url)' | curl 'http"))
    }

    @Test("Credentials are hidden unless asked for, and a comment says so")
    func credentials() throws {
        let raw = RawCase(
            "credentials", "GET / HTTP/1.1", ["Host: a", "Authorization: Bearer s3cret", "X-Api-Key: s3cret"])
        let hidden = try text(raw)
        #expect(!hidden.contains("s3cret"))
        #expect(hidden.hasPrefix("# credentials are hidden in 2 header lines, --show-credentials shows them\ncurl"))
        #expect(try text(raw, showing: true).contains("--header 'Authorization: Bearer s3cret'"))
    }

    @Test("What curl cannot send is told in a comment without anything of the request's")
    func comments() throws {
        let raw = RawCase(
            "odd", "POST / HTTP/1.7", ["Host: a", "X-A: a\rInjected: 1", "Transfer-Encoding: chunked"],
            body: Array("0\r\nX-`id`: $(id)\r\n\r\n".utf8))
        var request = try raw.message.request()
        request.incompleteness = .closed
        let command = CurlCommand(
            request, origin: "http://a", source: .file("x"), credentials: Credentials(areShown: false)
        ).text
        let comments = command.split(separator: "\n").prefix { $0.hasPrefix("# ") }
        #expect(
            comments == [
                "# curl sends HTTP/1.1, the request said a higher minor version",
                "# curl cannot send one header line with control characters",
                "# curl cannot send trailers, and there were 1",
                "# the body is not whole, as it was when it came",
            ])
        // An interactive zsh runs comments: nothing that a shell reads may stand in them.
        #expect(comments.joined().allSatisfy { $0.isLetter || $0.isNumber || " #.,/-".contains($0) })
        #expect(!command.contains("Injected"))
    }

    @Test("Https goes over HTTP/1.1")
    func https() throws {
        let request = try RawCase("GET", "GET / HTTP/1.1", ["Host: a"]).message.request()
        let command = CurlCommand(
            request, origin: "https://a.example/", source: .file("x"), credentials: Credentials(areShown: true)
        ).text
        #expect(command.contains("--http1.1"))
        #expect(command.hasPrefix("curl 'https://a.example/' "))
    }
}
