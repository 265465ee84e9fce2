package import HookModel

/// The parts of a `multipart/` body (RFC 2046, section 5.1), as places in it.
///
/// A boundary counts only where it is a whole line; parts inside a part are its content. Lines may end with LF alone.
package struct MultipartParts: Sendable {
    /// The parts, up to `limit`.
    package private(set) var parts: [MultipartPart] = []
    /// How many there are.
    package private(set) var count = 0
    /// Whether the last boundary is there; else the last part is what there is of it.
    package private(set) var isComplete = false

    /// So many parts are kept; further ones are counted.
    package static let limit = 100

    /// Reads the body of a request; nil when its `Content-Type` is not multipart, or names no boundary that can be.
    package init?(_ body: UnsafeRawBufferPointer, _ head: RequestHead) {
        guard MediaType.saysMultipart(head), let boundary = MediaType.value(head)?.bytes("boundary") else { return nil }
        self.init(body, boundary: boundary)
    }

    /// Reads a body; nil when the boundary has not 1 to 70 visible characters, or ends with a space.
    package init?(_ body: UnsafeRawBufferPointer, boundary: [UInt8]) {
        guard (1...70).contains(boundary.count), boundary.last != 0x20,
            boundary.allSatisfy({ (0x20..<0x7F).contains($0) })
        else { return nil }
        let delimiter = Array("--".utf8) + boundary
        var part: Int?
        var start = 0
        while start < body.count {
            let line = MultipartLine(in: body, from: start, to: body.count)
            if let isLast = MultipartParts.isLast(body[line.content], delimiter) {
                if let first = part { add(first..<max(first, MultipartParts.end(before: start, in: body)), of: body) }
                isComplete = isLast
                part = isLast || !line.isEnded ? nil : line.end
                if isLast { return }
            }
            start = line.end
        }
        if let first = part { add(first..<body.count, of: body) }
    }

    private mutating func add(_ part: Range<Int>, of body: UnsafeRawBufferPointer) {
        count += 1
        if parts.count < MultipartParts.limit { parts.append(MultipartPart(part, of: body)) }
    }

    /// Whether a line is the last boundary; nil when it is none at all.
    private static func isLast(_ line: Slice<UnsafeRawBufferPointer>, _ delimiter: [UInt8]) -> Bool? {
        guard line.starts(with: delimiter) else { return nil }
        let rest = line.dropFirst(delimiter.count)
        let isLast = rest.starts(with: "--".utf8)
        // Gateways may have padded the line.
        return (isLast ? rest.dropFirst(2) : rest).allSatisfy { $0 == 0x20 || $0 == 0x09 } ? isLast : nil
    }

    /// Where the line before a boundary ends: its line end belongs to the boundary.
    private static func end(before start: Int, in body: UnsafeRawBufferPointer) -> Int {
        guard start > 0 else { return 0 }
        return start > 1 && body[start - 2] == UInt8(ascii: "\r") ? start - 2 : start - 1
    }
}
