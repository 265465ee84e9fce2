/// One value, or one member name, of a scanned text.
///
/// Nodes stand in the order of the text. A container is followed by its content; in an object each name is followed
/// by its value.
struct TapeNode {
    /// The first byte, counted from the start of the text.
    var offset: UInt32
    /// The number of bytes, quotes and brackets included.
    var length: UInt32
    /// The index of the first node behind this one and all that it contains.
    var next: UInt32
    /// Three bits of kind, five of flags, 24 of name hash (names) or of child count (containers).
    var info: UInt32

    /// On a string: it has escapes.
    static let escaped: UInt32 = 1 << 3
    /// On a number: neither fraction nor exponent.
    static let integer: UInt32 = 1 << 3
    /// On an object: some member has the name of an earlier one.
    static let repeatsNames: UInt32 = 1 << 3
    /// On a string: it is the name of a member.
    static let name: UInt32 = 1 << 4
    /// On a name: an earlier member of the same object has the same name.
    static let repeated: UInt32 = 1 << 5

    static let upperShift: UInt32 = 8
    /// The largest count that the upper bits hold; it stands for itself and everything above.
    static let countCeiling: UInt32 = (1 << 24) - 1

    /// Bit `1 << kind.rawValue`, for masks of kinds.
    @inline(__always)
    var kindBit: UInt8 { 1 &<< UInt8(truncatingIfNeeded: info & 7) }

    @inline(__always)
    var kind: JSONKind { JSONKind(rawValue: UInt8(truncatingIfNeeded: info & 7)) ?? .null }

    @inline(__always)
    func isKind(_ kind: JSONKind) -> Bool { info & 7 == UInt32(kind.rawValue) }

    @inline(__always)
    func has(_ flag: UInt32) -> Bool { info & flag != 0 }

    /// The name hash or the child count.
    @inline(__always)
    var upper: UInt32 { info &>> Self.upperShift }

    /// The offset of the first byte behind the value.
    @inline(__always)
    var end: Int { Int(offset) &+ Int(length) }
}
