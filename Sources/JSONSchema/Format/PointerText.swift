import JSONText

/// JSON Pointers (RFC 6901, section 3) and relative ones (draft-bhutton-relative-json-pointer-00, section 3).
enum PointerText {
    static func isPointer(_ text: UTF8Text) -> Bool { isPointer(text, from: 0) }

    /// A number of steps up, then `#`, or a pointer that a step aside (`+1`) may stand before.
    static func isRelative(_ text: UTF8Text) -> Bool {
        guard var index = numberEnd(text, from: 0) else { return false }
        if index < text.count {
            switch text[index] {
            case UInt8(ascii: "#"):
                return index == text.count - 1
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard let end = numberEnd(text, from: index + 1) else { return false }
                index = end
            default:
                break
            }
        }
        return isPointer(text, from: index)
    }

    private static func isPointer(_ text: UTF8Text, from start: Int) -> Bool {
        guard start < text.count else { return true }
        guard text[start] == UInt8(ascii: "/") else { return false }
        for index in start..<text.count where text[index] == UInt8(ascii: "~") {
            guard index + 1 < text.count, text[index + 1] | 1 == UInt8(ascii: "1") else { return false }
        }
        return true
    }

    /// Where a number without leading zeros ends.
    private static func numberEnd(_ text: UTF8Text, from start: Int) -> Int? {
        var index = start
        while index < text.count, ASCII.isDigit(text[index]) { index += 1 }
        guard index > start, index == start + 1 || text[start] != UInt8(ascii: "0") else { return nil }
        return index
    }
}
