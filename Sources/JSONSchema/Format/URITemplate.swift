import JSONText

/// URI templates of every level, by the grammar of RFC 6570, section 2.
struct URITemplate {
    private let text: UTF8Text
    private var index = 0

    static func accepts(_ text: UTF8Text) -> Bool {
        var template = URITemplate(text: text)
        return template.isValid()
    }

    // Section 2.1, with the apostrophe that erratum 6937 adds.
    private static let literal = ByteSet.alphanumeric.union(ByteSet("!#$&'()*+,-./:;=?@[]_~"))
    // Section 2.2, those that are kept for later too.
    private static let operators = ByteSet("+#./;?&=,!@|")
    private static let name = ByteSet.alphanumeric.union(ByteSet("_"))

    private init(text: UTF8Text) { self.text = text }

    private mutating func isValid() -> Bool {
        let literal = Self.literal
        while index < text.count {
            let byte = text[index]
            if literal.contains(byte) {
                index += 1
            } else if byte == UInt8(ascii: "{") {
                guard skipExpression() else { return false }
            } else if byte < 0x80 {
                guard skipPercentEncoded() else { return false }
            } else {
                guard let point = text.codePoint(at: index),
                    IRICharacter.isAllowed(point.value) || IRICharacter.isPrivate(point.value)
                else { return false }
                index += point.length
            }
        }
        return true
    }

    /// What stands in braces: an operator, and variables between commas.
    private mutating func skipExpression() -> Bool {
        index += 1
        if index < text.count, Self.operators.contains(text[index]) { index += 1 }
        repeat {
            guard skipName(), skipModifier() else { return false }
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "}"))
    }

    /// Characters that single dots may stand between.
    private mutating func skipName() -> Bool {
        let name = Self.name
        repeat {
            let start = index
            while index < text.count {
                if name.contains(text[index]) { index += 1 } else if !skipPercentEncoded() { break }
            }
            if index == start { return false }
        } while skip(UInt8(ascii: "."))
        return true
    }

    /// A largest length from 1 to 9999, an asterisk, or nothing.
    private mutating func skipModifier() -> Bool {
        if skip(UInt8(ascii: "*")) { return true }
        guard skip(UInt8(ascii: ":")) else { return true }
        let start = index
        while index < text.count, index < start + 4, ASCII.isDigit(text[index]) { index += 1 }
        return index > start && text[start] != UInt8(ascii: "0")
    }

    private mutating func skipPercentEncoded() -> Bool {
        guard index + 2 < text.count, text[index] == UInt8(ascii: "%"), ASCII.isHexDigit(text[index + 1]),
            ASCII.isHexDigit(text[index + 2])
        else { return false }
        index += 3
        return true
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }
}
