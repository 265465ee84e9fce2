/// Where one header line stands in its block.
@frozen
@usableFromInline
package struct HeaderField: Sendable, Hashable {
    /// The field name, as sent.
    @usableFromInline package let name: ByteRange
    /// The field value without the white space around it (RFC 9110, section 5.5).
    @usableFromInline package let value: ByteRange
    /// The whole line without its final CRLF, white space included.
    @usableFromInline package let line: ByteRange

    /// Makes a field from its three places in the block.
    @inlinable
    package init(name: ByteRange, value: ByteRange, line: ByteRange) {
        self.name = name
        self.value = value
        self.line = line
    }

    /// Whether the field has this name, case aside; `raw` are its block's bytes.
    @inlinable
    package func isNamed(_ other: HeaderName, in raw: UnsafeRawBufferPointer) -> Bool {
        Int(name.count) == other.lowercased.count && other.matches(raw, at: Int(name.offset))
    }

    /// What follows the colon, less the one space that usually separates: so white space beyond it stays visible.
    @inlinable
    package func shownValue(in bytes: UnsafeRawBufferPointer) -> ByteRange {
        var start = name.end + 1
        if start < line.end, bytes[start] == UInt8(ascii: " ") { start += 1 }
        return ByteRange(offset: start, count: line.end - start)
    }
}
