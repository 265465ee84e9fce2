import HookModel
import NIOCore

/// A whole HTTP request as a file holds it: head, blank line, body.
///
/// It is read leniently, because it may have been typed or copied: lines may end in LF alone, and the version may be
/// missing or a newer one. The body's bytes are taken as they are.
struct RawRequest {
    let head: RequestHead
    let body: [UInt8]
    /// What the user should know before the verdict is believed.
    let warnings: [String]

    /// Splits a request.
    ///
    /// - Throws: `CommandFailure` that says in which line it is none.
    init(_ bytes: [UInt8], name: String) throws(CommandFailure) {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while true {
            guard let feed = rest.firstIndex(of: 0x0A) else {
                throw RawRequest.failure(
                    name, lines.count + 1, "no blank line ends the head, so nothing tells the body")
            }
            var line = rest[..<feed]
            if line.last == 0x0D { line = line.dropLast() }
            rest = rest[(feed + 1)...]
            // Empty lines before a request are passed over, as RFC 9112, section 2.2 has it.
            if line.isEmpty, lines.isEmpty { continue }
            if line.isEmpty { break }
            lines.append(line)
        }
        var text = try RawRequest.requestLine(lines[0], name)
        for (index, line) in lines.enumerated().dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy(HeaderArgument.isToken)
            else {
                throw RawRequest.failure(name, index + 1, "expected a header line such as \"Name: value\"")
            }
            text += line + [0x0D, 0x0A]
        }
        guard let head = RequestHead(stored: ByteBuffer(bytes: text + [0x0D, 0x0A])) else {
            throw RawRequest.failure(name, 1, "expected a request line such as \"POST /webhooks HTTP/1.1\"")
        }
        self.head = head
        let (body, warning) = RawRequest.body(rest, of: head)
        self.body = body
        warnings = warning.map { ["\(name): \($0)"] } ?? []
    }

    /// `POST /path HTTP/1.1`, with the version that the rest of the program knows.
    private static func requestLine(_ line: ArraySlice<UInt8>, _ name: String) throws(CommandFailure) -> [UInt8] {
        let words = line.split(separator: 0x20)
        let isVersioned = words.last.map { $0.starts(with: "HTTP/".utf8) } ?? false
        guard words.count == (isVersioned ? 3 : 2), words[0].allSatisfy(HeaderArgument.isToken) else {
            throw failure(name, 1, "expected a request line such as \"POST /webhooks HTTP/1.1\"")
        }
        return words[0] + [0x20] + words[1] + Array(" HTTP/1.1\r\n".utf8)
    }

    private static func body(_ rest: ArraySlice<UInt8>, of head: RequestHead) -> (body: [UInt8], warning: String?) {
        let coding = head.block.string("Transfer-Encoding")?.lowercased() ?? ""
        if coding.hasSuffix("chunked") {
            if let body = ChunkedText.decode(rest) { return (body, nil) }
            return (
                Array(rest), "the head says that the body is chunked, and it is not; its \(rest.count) bytes are taken"
            )
        }
        guard let length = head.block.string("Content-Length").flatMap({ Int($0) }), length != rest.count else {
            return (Array(rest), nil)
        }
        let extra = rest.count == length + 1 && rest.last == 0x0A
        return (
            Array(rest),
            "Content-Length says \(length) bytes, and \(rest.count) follow the head; they are taken as they are"
                + (extra ? "; the last is a newline, which editors add" : "")
        )
    }

    private static func failure(_ name: String, _ line: Int, _ problem: String) -> CommandFailure {
        CommandFailure(description: "\(name), line \(line): \(problem)")
    }
}
