package import HookModel
internal import NIOCore

/// The requests that HTTP itself refused, in text: why, and what came, each line escaped and without credentials.
package struct RefusedText {
    private let page: RefusedPage
    private let credentials: Credentials

    package init(_ page: RefusedPage, credentials: Credentials) {
        self.page = page
        self.credentials = credentials
    }

    /// The whole text; ends with a line feed.
    package var text: String {
        guard !page.requests.isEmpty else { return "no request was refused\n" }
        let entries = page.requests.map { request in
            let title = "\(request.refusedAt)  \(request.remote.text)  \(request.status)  \(request.reason)"
            return "\(title)\n  \(request.explanation)\n" + bytes(request.firstBytes)
        }
        let rest = page.total - page.requests.count
        return entries.joined(separator: "\n") + (rest > 0 ? "\n… and \(rest) more, no longer kept\n" : "")
    }

    private func bytes(_ buffer: ByteBuffer) -> String {
        buffer.withUnsafeReadableBytes { raw in
            guard raw.count > 0 else { return "" }
            guard String(validating: raw, as: UTF8.self) != nil, !RefusedText.isBinary(raw) else {
                return RefusedText.indent(HexDump.text(raw[...]))
            }
            return RefusedText.indent(lines(raw))
        }
    }

    /// Text is shown as text although it holds a stray byte; a TLS hello is not, although it may be UTF-8 by chance.
    private static func isBinary(_ raw: UnsafeRawBufferPointer) -> Bool {
        let controls = raw.count(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
        return controls * 8 > raw.count
    }

    private static func indent(_ text: String) -> String {
        text.split(separator: "\n").map { "    \($0)\n" }.joined()
    }

    /// The lines, each safe to show, ends made visible where they are not CRLF.
    private func lines(_ raw: UnsafeRawBufferPointer) -> String {
        var hidden = HiddenLines(credentials)
        return raw.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return SafeText.escape(hidden.shown(String(decoding: text, as: UTF8.self))) + "\n"
        }.joined()
    }
}
