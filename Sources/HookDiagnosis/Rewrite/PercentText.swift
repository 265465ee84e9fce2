internal import HookProviders
internal import JSONText

/// Text with percent escapes (RFC 3986, section 2.1).
enum PercentText {
    /// The text with its escapes read; a `%` without two digits stands for itself.
    static func decode(_ text: UnsafeRawBufferPointer, plusIsSpace: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let byte = byte(text, index) {
                out.append(byte)
                index += 3
            } else {
                out.append(plusIsSpace && text[index] == UInt8(ascii: "+") ? 0x20 : text[index])
                index += 1
            }
        }
        return out
    }

    /// The byte that `%41` at a place writes.
    static func byte(_ text: UnsafeRawBufferPointer, _ index: Int) -> UInt8? {
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count,
            let high = EscapedText.hexValue(text[index + 1]), let low = EscapedText.hexValue(text[index + 2])
        else { return nil }
        return UInt8(truncatingIfNeeded: high << 4 | low)
    }

    /// Appends a byte as an escape.
    static func escape(_ byte: UInt8, isUpper: Bool, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
            out.append(digit < 10 ? 0x30 + digit : (isUpper ? 0x41 : 0x61) + digit - 10)
        }
    }
}
