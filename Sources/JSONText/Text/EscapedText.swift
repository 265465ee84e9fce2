/// The content of a string that has escapes, as scanned: every escape in it is well formed.
///
/// A surrogate escape without its partner has no UTF-8 form and becomes U+FFFD.
@usableFromInline
package enum EscapedText {
    @inline(__always)
    package static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
        default: nil
        }
    }

    /// Decodes into UTF-8.
    @usableFromInline
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // No escape is shorter than what it stands for.
        [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            forEachRun(bytes) { run in
                for byte in run {
                    buffer[count] = byte
                    count += 1
                }
            }
        }
    }

    /// The hash of the decoded name.
    package static func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt32 {
        decode(UnsafeBufferPointer(start: bytes, count: count)).withUnsafeBytes { NameHash.hash($0) }
    }

    /// The number of code points.
    package static func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var total = 0
        forEachRun(bytes) { run in
            for byte in run where byte & 0xC0 != 0x80 { total += 1 }
        }
        return total
    }

    /// Gives the decoded text in pieces: runs without escapes as they stand, and each escape by itself.
    private static func forEachRun(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var index = 0
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: "\\") {
                let first = index
                while index < bytes.count, bytes[index] != UInt8(ascii: "\\") { index += 1 }
                body(UnsafeBufferPointer(rebasing: bytes[first..<index]))
                continue
            }
            let scalar = escape(in: bytes, at: &index)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
                var length = 0
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[length] = byte
                    length += 1
                }
                body(UnsafeBufferPointer(rebasing: buffer[..<length]))
            }
        }
    }

    private static func escape(in bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Unicode.Scalar {
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: return Unicode.Scalar(letter)
        }
        let unit = codeUnit(in: bytes, at: index)
        index += 4
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // A high surrogate joins the low one right behind it; any other surrogate stands alone.
        guard unit < 0xDC00, index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let low = codeUnit(in: bytes, at: index + 2)
        guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
        index += 6
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func codeUnit(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 4 | (hexValue(bytes[index + $1]) ?? 0) }
    }
}
