internal import HookCrypto

/// Bytes in lines of sixteen: offset, hexadecimal digits, ASCII.
package enum HexDump {
    /// The dump; every line ends with a line feed.
    package static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        var text = ""
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 16) {
            let line = bytes[start..<min(start + 16, bytes.endIndex)]
            let digits = line.map { Hex.encode(CollectionOfOne($0)) }.joined(separator: " ")
            let letters = line.map { (0x20..<0x7F).contains($0) ? Character(UnicodeScalar($0)) : "." }
            let offset = String(start - bytes.startIndex, radix: 16)
            text += String(repeating: "0", count: max(0, 8 - offset.count)) + offset + "  " + digits
            text += String(repeating: " ", count: 47 - digits.utf8.count) + "  " + String(letters) + "\n"
        }
        return text
    }
}
