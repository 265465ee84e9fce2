import JSONText

/// UUIDs by RFC 4122, section 3, of any version and variant.
enum UUIDText {
    static func accepts(_ text: UTF8Text) -> Bool {
        guard text.count == 36 else { return false }
        for index in 0..<36 {
            switch index {
            case 8, 13, 18, 23:
                guard text[index] == UInt8(ascii: "-") else { return false }
            default:
                guard ASCII.isHexDigit(text[index]) else { return false }
            }
        }
        return true
    }
}
