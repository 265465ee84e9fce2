package import NIOCore

/// Request line and header lines of a request, exactly as they came.
@frozen
@usableFromInline
package struct RequestHead: Sendable, Hashable {
    /// The whole head as one slice, from the method's first byte to the empty line's CRLF.
    @usableFromInline package let block: HeaderBlock
    /// Where the method stands.
    @usableFromInline package let methodRange: ByteRange
    /// Where the request target stands.
    @usableFromInline package let targetRange: ByteRange
    /// The minor version of HTTP/1: 0 or 1.
    @usableFromInline package let minorVersion: UInt8

    /// Makes a head from the places that a reader found.
    @inlinable
    package init(block: HeaderBlock, methodRange: ByteRange, targetRange: ByteRange, minorVersion: UInt8) {
        self.block = block
        self.methodRange = methodRange
        self.targetRange = targetRange
        self.minorVersion = minorVersion
    }

    /// Reads a head that was checked when it arrived; nil when it has no request line, as in a damaged store.
    package init?(stored bytes: ByteBuffer) {
        guard let line = bytes.withUnsafeReadableBytes({ RequestLine($0) }) else { return nil }
        self.init(
            block: HeaderBlock(splitting: bytes, from: line.end),
            methodRange: ByteRange(offset: 0, count: line.method.count),
            targetRange: ByteRange(offset: line.target.lowerBound, count: line.target.count),
            minorVersion: line.minorVersion
        )
    }

    /// The same head in memory of its own: it no longer keeps the buffer that it was read into, body and all.
    package func detached() -> RequestHead {
        let bytes = ByteBuffer(bytes: block.bytes.readableBytesView)
        return RequestHead(
            block: HeaderBlock(bytes: bytes, fields: block.fields), methodRange: methodRange, targetRange: targetRange,
            minorVersion: minorVersion)
    }

    /// The method as text.
    package var method: String { block.text(methodRange) }

    /// Whether the method is this one; methods are case-sensitive (RFC 9110, section 9.1).
    package func isMethod(_ name: StaticString) -> Bool {
        guard Int(methodRange.count) == name.utf8CodeUnitCount else { return false }
        return block.bytes.withUnsafeReadableBytes { raw in
            raw[methodRange.indices].elementsEqual(
                UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        }
    }

    /// The request target as text, bad UTF-8 replaced.
    package var target: String { block.text(targetRange) }

    /// The HTTP version as `1.0` or `1.1`.
    package var version: String { minorVersion == 0 ? "1.0" : "1.1" }

    /// Where the path stands: the target up to its query; after the authority in absolute form (RFC 9112, 3.2.2).
    package var pathRange: ByteRange {
        let range = block.bytes.withUnsafeReadableBytes { RequestLine.path(of: targetRange.indices, in: $0) }
        return ByteRange(offset: range.lowerBound, count: range.count)
    }

    /// The path as text, bad UTF-8 replaced.
    package var path: String { block.text(pathRange) }
}
