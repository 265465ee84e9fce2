public import NIOCore

/// Header lines in the order, case and white space in which they came.
///
/// The bytes are kept as one slice; names and values are places in it, and no `String` is made until someone asks.
@frozen
@usableFromInline
package struct HeaderBlock: Sendable, Hashable {
    /// The block's bytes as they came; for a request head this begins with the request line.
    @usableFromInline package let bytes: ByteBuffer
    /// The header lines in order.
    @usableFromInline package let fields: [HeaderField]

    /// A block without lines.
    package static let empty = HeaderBlock(bytes: ByteBuffer(), fields: [])

    /// Makes a block of lines whose places were found in `bytes`.
    @inlinable
    package init(bytes: ByteBuffer, fields: [HeaderField]) {
        self.bytes = bytes
        self.fields = fields
    }

    /// Splits a stored block that was checked when it arrived, starting at `offset`.
    ///
    /// Lines without a colon are passed over: this reads what the store holds and checks nothing.
    package init(splitting bytes: ByteBuffer, from offset: Int = 0) {
        var fields: [HeaderField] = []
        bytes.withUnsafeReadableBytes { raw in
            var start = offset
            while start < raw.count, let feed = raw[start...].firstIndex(of: UInt8(ascii: "\n")) {
                let end = feed > start && raw[feed - 1] == UInt8(ascii: "\r") ? feed - 1 : feed
                if let colon = raw[start..<end].firstIndex(of: UInt8(ascii: ":")) {
                    fields.append(HeaderBlock.field(in: raw, line: start..<end, colon: colon))
                }
                start = feed + 1
            }
        }
        self.init(bytes: bytes, fields: fields)
    }

    /// The places of name and value in a line whose colon is known.
    @inlinable
    package static func field(in raw: UnsafeRawBufferPointer, line: Range<Int>, colon: Int) -> HeaderField {
        var first = colon + 1
        var last = line.upperBound
        while first < last, isWhiteSpace(raw[first]) { first += 1 }
        while last > first, isWhiteSpace(raw[last - 1]) { last -= 1 }
        return HeaderField(
            name: ByteRange(offset: line.lowerBound, count: colon - line.lowerBound),
            value: ByteRange(offset: first, count: last - first),
            line: ByteRange(offset: line.lowerBound, count: line.count)
        )
    }

    @inlinable
    package static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The first field of a name, or nil.
    package func first(_ name: HeaderName) -> HeaderField? {
        bytes.withUnsafeReadableBytes { raw in fields.first { $0.isNamed(name, in: raw) } }
    }

    /// All fields of a name, in order.
    package func all(_ name: HeaderName) -> [HeaderField] {
        bytes.withUnsafeReadableBytes { raw in fields.filter { $0.isNamed(name, in: raw) } }
    }

    /// The value of the first field of a name as text, bad UTF-8 replaced; nil when there is none.
    package func string(_ name: HeaderName) -> String? {
        first(name).map { text($0.value) }
    }

    /// A run of the block as text, bad UTF-8 replaced.
    package func text(_ range: ByteRange) -> String {
        bytes.withUnsafeReadableBytes { raw in String(decoding: raw[range.indices], as: UTF8.self) }
    }
}
