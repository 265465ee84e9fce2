import HookModel
import Testing

/// Request lines as the store holds them, whole or damaged.
@Suite struct RequestLineTests {
    @Test(
        "The parts of a request line are found",
        arguments: [
            ("GET / HTTP/1.1\r\n", "GET", "/", "/", 1), ("P /a/b?c=1 2#d HTTP/1.0\n", "P", "/a/b?c=1 2#d", "/a/b", 0),
            ("GET http://a.b/c?d HTTP/1.1\r\nX: 1\r\n", "GET", "http://a.b/c?d", "/c", 1),
            ("GET http://a.b HTTP/1.1\r\n", "GET", "http://a.b", "", 1),
            ("OPTIONS * HTTP/1.1\r\n", "OPTIONS", "*", "*", 1),
            ("GET a:// HTTP/1.1\r\n", "GET", "a://", "a://", 1), ("GET  HTTP/1.1\r\n", "GET", "", "", 1),
        ])
    func parts(text: String, method: String, target: String, path: String, minor: UInt8) throws {
        try Array(text.utf8).withUnsafeBytes { raw in
            let line = try #require(RequestLine(raw))
            let words = { (range: Range<Int>) in String(decoding: raw[range], as: UTF8.self) }
            #expect(words(line.method) == method && words(line.target) == target)
            #expect(words(RequestLine.path(of: line.target, in: raw)) == path)
            #expect(line.minorVersion == minor)
            #expect(raw[line.end - 1] == UInt8(ascii: "\n"))
        }
    }

    @Test(
        "5: a damaged head has no request line, wherever it is cut",
        arguments: [
            "", "\n", "GET\n", "GET /\n", "GET / \n", "GET / HTTP/1.\n", "GET / HTTP/1.1", " \n", "  \n", "GET /a b\n",
            "GET / 1234567\r\n",
        ])
    func damaged(text: String) {
        // Exactly as long as its bytes: what is read behind them is found out.
        #expect(Array(text.utf8).withUnsafeBytes { RequestLine($0) } == nil)
    }
}
