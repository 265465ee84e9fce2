/// The bytes of a string that is judged: valid UTF-8, of any length.
typealias UTF8Text = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// A part of the text, counted from 0 again.
    @inline(__always)
    func part(_ range: Range<Int>) -> UTF8Text { UTF8Text(rebasing: self[range]) }

    @inline(__always)
    func part(_ range: PartialRangeFrom<Int>) -> UTF8Text { UTF8Text(rebasing: self[range]) }

    var isASCII: Bool { allSatisfy { $0 < 0x80 } }

    /// The code point at an index, and how many bytes it has; nil where there is none.
    func codePoint(at index: Int) -> (value: UInt32, length: Int)? {
        guard index < count else { return nil }
        let first = self[index]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, index + length <= count else { return nil }
        var value = UInt32(first) & (0x7F &>> UInt32(length))
        for offset in 1..<length { value = value &<< 6 | UInt32(self[index + offset] & 0x3F) }
        return (value, length)
    }
}
