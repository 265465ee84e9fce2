/// Percent coding as forms and queries have it (WHATWG URL, section 5.1).
enum FormCoding {
    /// Undoes it: `+` is a space, `%41` a byte; a `%` without two digits stands for itself.
    ///
    /// - Parameters:
    ///   - text: What is coded.
    ///   - bytes: Gets what was coded.
    ///   - plusIsSpace: False in paths, where `+` is a plus.
    /// - Returns: Where it stands in `bytes`.
    @discardableResult
    static func decode(
        _ text: Slice<UnsafeRawBufferPointer>, into bytes: inout [UInt8], plusIsSpace: Bool = true
    ) -> Range<Int> {
        let start = bytes.count
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "%"), index + 2 < text.endIndex, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return start..<bytes.count
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
