/// Percent-encoding of URIs (RFC 3986, section 2.1).
package enum PercentCoding {
    /// The text that a part of a URI stands for; nil where an escape is broken, or what it stands for is not UTF-8.
    package static func decode(_ part: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = part.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(EscapedText.hexValue),
                let low = rest.next().flatMap(EscapedText.hexValue)
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The text with every byte percent-encoded but letters, digits and those to keep.
    package static func encode(_ text: String, keeping kept: StaticString) -> String {
        let kept = UnsafeBufferPointer(start: kept.utf8Start, count: kept.utf8CodeUnitCount)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if ASCII.isAlphanumeric(byte) || kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
