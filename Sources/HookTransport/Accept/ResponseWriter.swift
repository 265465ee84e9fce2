internal import HookModel
internal import NIOCore

/// Turns answers into the bytes of an HTTP/1.1 message.
enum ResponseWriter {
    /// How a message ends its connection or keeps it.
    enum Persistence {
        case standard, keepAlive, close
    }

    /// Bodies up to here are copied behind their head; longer ones are written as they are.
    static let copiedBody = 16 * 1024

    /// Appends status line and header section, and the body when it is short; gives the body when it is not.
    static func write(
        _ answer: SenderResponse, isHead: Bool, persistence: Persistence, date: ByteBuffer, into out: inout ByteBuffer
    ) -> ByteBuffer? {
        writeStatusLine(answer.status, into: &out)
        for header in answer.headers where isSendable(header) {
            out.writeString(header.name)
            out.writeStaticString(": ")
            out.writeString(header.value)
            out.writeStaticString("\r\n")
        }
        if let type = answer.contentType, isValue(type) {
            out.writeStaticString("Content-Type: ")
            out.writeString(type)
            out.writeStaticString("\r\n")
        }
        // 204 and 304 have no body; a Content-Length would be wrong in the first, and misleading in the second.
        let hasBody = answer.status != 204 && answer.status != 304
        if hasBody {
            out.writeStaticString("Content-Length: ")
            writeNumber(answer.body.readableBytes, into: &out)
            out.writeStaticString("\r\n")
        }
        out.writeImmutableBuffer(date)
        switch persistence {
        case .standard: out.writeStaticString("\r\n")
        case .keepAlive: out.writeStaticString("Connection: keep-alive\r\n\r\n")
        case .close: out.writeStaticString("Connection: close\r\n\r\n")
        }
        guard hasBody, !isHead, answer.body.readableBytes > 0 else { return nil }
        guard answer.body.readableBytes <= copiedBody else { return answer.body }
        out.writeImmutableBuffer(answer.body)
        return nil
    }

    private static func writeStatusLine(_ status: Int, into out: inout ByteBuffer) {
        if status == 200 {
            out.writeStaticString("HTTP/1.1 200 OK\r\n")
            return
        }
        // What is no final status is our own fault, and must not confuse the client's framing.
        let status = (200...999).contains(status) ? status : 500
        out.writeStaticString("HTTP/1.1 ")
        writeNumber(status, into: &out)
        out.writeStaticString(" ")
        out.writeStaticString(ReasonPhrase.of(status))
        out.writeStaticString("\r\n")
    }

    private static func writeNumber(_ number: Int, into out: inout ByteBuffer) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { raw in
            var index = raw.count
            var rest = max(0, number)
            repeat {
                index -= 1
                raw[index] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            out.writeBytes(UnsafeRawBufferPointer(rebasing: raw[index...]))
        }
    }

    /// Whether a header line can leave: lines that would break the message, or that the connection writes, cannot.
    private static func isSendable(_ header: HeaderLine) -> Bool {
        guard !header.name.isEmpty, header.name.utf8.allSatisfy(ByteClass.isToken), isValue(header.value) else {
            return false
        }
        switch header.name.utf8.count {
        case 4, 10, 12, 14, 17: return !owned.contains(HeaderName(header.name))
        default: return true
        }
    }

    private static let owned: Set<HeaderName> = [
        "Date", "Connection", "Content-Type", "Content-Length", "Transfer-Encoding", "Keep-Alive",
    ]

    private static func isValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }
}
