internal import JSONText

/// JSON whose strings have escapes, looked at without reading its structure: what is broken is read as far as it goes.
enum EscapedJSON {
    private static let backslash = UInt8(ascii: "\\")

    /// Whether bytes that begin like JSON fit when their escapes are undone; false where there are none.
    static func contains(_ bytes: UnsafeRawBufferPointer, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        guard isBegun(by: bytes), ByteScan.contains(backslash, or: backslash, in: bytes) else { return false }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        undo(bytes, into: &plain)
        return plain.withUnsafeBytes(fits)
    }

    /// Whether bytes begin like JSON that can have escapes; white space and a byte order mark aside.
    static func isBegun(by bytes: UnsafeRawBufferPointer) -> Bool {
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): return true
            default: return false
            }
        }
        return false
    }

    /// Adds the text with its escapes undone; what is no escape of JSON stays as it is.
    ///
    /// A surrogate escape without its partner becomes U+FFFD. The result is no JSON any more.
    static func undo(_ bytes: UnsafeRawBufferPointer, into result: inout [UInt8]) {
        var index = 0
        while let escape = ByteScan.first(backslash, or: backslash, in: bytes, from: index) {
            result += UnsafeRawBufferPointer(rebasing: bytes[index..<escape])
            index = escape
            if !undoEscape(in: bytes, at: &index, into: &result) {
                result.append(backslash)
                index = escape + 1
            }
        }
        result += UnsafeRawBufferPointer(rebasing: bytes[index...])
    }

    /// Reads one escape, and leaves `index` behind it; false when it is none.
    private static func undoEscape(
        in bytes: UnsafeRawBufferPointer, at index: inout Int, into result: inout [UInt8]
    ) -> Bool {
        guard index + 1 < bytes.count else { return false }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""), backslash, UInt8(ascii: "/"): result.append(bytes[index + 1])
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            guard let scalar = scalar(in: bytes, at: &index) else { return false }
            result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            return true
        default: return false
        }
        index += 2
        return true
    }

    private static func scalar(in bytes: UnsafeRawBufferPointer, at index: inout Int) -> Unicode.Scalar? {
        guard let unit = unit(in: bytes, at: index) else { return nil }
        index += 6
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // A high surrogate joins the low one right behind it; any other surrogate stands alone.
        guard unit < 0xDC00, let low = EscapedJSON.unit(in: bytes, at: index), (0xDC00...0xDFFF).contains(low) else {
            return "\u{FFFD}"
        }
        index += 6
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    /// The code unit of `\uXXXX` at a place; nil where there is none.
    private static func unit(in bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32? {
        guard index + 6 <= bytes.count, bytes[index] == backslash, bytes[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt32 = 0
        for place in (index + 2)..<(index + 6) {
            guard let digit = EscapedText.hexValue(bytes[place]) else { return nil }
            unit = unit << 4 | digit
        }
        return unit
    }
}
