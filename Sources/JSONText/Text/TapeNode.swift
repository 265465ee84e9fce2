/// One value, or one member name, of a scanned text.
///
/// Nodes stand in the order of the text. A container is followed by its content; in an object each name is followed
/// by its value.
@frozen
@usableFromInline
package struct TapeNode {
    /// The first byte, counted from the start of the text.
    @usableFromInline package var offset: UInt32
    /// The number of bytes, quotes and brackets included.
    @usableFromInline package var length: UInt32
    /// The index of the first node behind this one and all that it contains.
    @usableFromInline package var next: UInt32
    /// Three bits of kind, five of flags, 24 of name hash (names) or of child count (containers).
    @usableFromInline package var info: UInt32

    @inlinable
    package init(offset: UInt32, length: UInt32, next: UInt32, info: UInt32) {
        self.offset = offset
        self.length = length
        self.next = next
        self.info = info
    }

    /// On a string: it has escapes.
    @inlinable package static var escaped: UInt32 { 1 << 3 }
    /// On a number: neither fraction nor exponent.
    @inlinable package static var integer: UInt32 { 1 << 3 }
    /// On an object: some member has the name of an earlier one.
    @inlinable package static var repeatsNames: UInt32 { 1 << 3 }
    /// On a string: it is the name of a member.
    @inlinable package static var name: UInt32 { 1 << 4 }
    /// On a name: an earlier member of the same object has the same name.
    @inlinable package static var repeated: UInt32 { 1 << 5 }

    @inlinable package static var upperShift: UInt32 { 8 }
    /// The largest count that the upper bits hold; it stands for itself and everything above.
    @inlinable package static var countCeiling: UInt32 { (1 << 24) - 1 }

    /// Bit `1 << kind.rawValue`, for masks of kinds.
    @inlinable @inline(__always)
    package var kindBit: UInt8 { 1 &<< UInt8(truncatingIfNeeded: info & 7) }

    @inlinable @inline(__always)
    package var kind: JSONKind { JSONKind(rawValue: UInt8(truncatingIfNeeded: info & 7)) ?? .null }

    @inlinable @inline(__always)
    package func isKind(_ kind: JSONKind) -> Bool { info & 7 == UInt32(kind.rawValue) }

    @inlinable @inline(__always)
    package func has(_ flag: UInt32) -> Bool { info & flag != 0 }

    /// The name hash or the child count.
    @inlinable @inline(__always)
    package var upper: UInt32 { info &>> Self.upperShift }

    /// The offset of the first byte behind the value.
    @inlinable @inline(__always)
    package var end: Int { Int(offset) &+ Int(length) }
}
