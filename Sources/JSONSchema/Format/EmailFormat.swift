/// Email addresses by RFC 5321, section 4.1.2: a dot-string or quoted local part and a domain or address literal.
enum EmailFormat {
    static func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let at = text.lastIndex(of: UInt8(ascii: "@")), at > 0, at < text.count - 1 else { return false }
        return isLocalPart(text[..<at]) && isDomain(text[(at + 1)...])
    }

    private typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    private static func isLocalPart(_ part: Part) -> Bool {
        if part.first == UInt8(ascii: "\"") { return isQuoted(part) }
        return part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
    }

    private static func isQuoted(_ part: Part) -> Bool {
        guard part.count >= 2, part.last == UInt8(ascii: "\"") else { return false }
        var rest = part.dropFirst().dropLast().makeIterator()
        while let byte = rest.next() {
            if byte == UInt8(ascii: "\\") {
                guard let next = rest.next(), (0x20...0x7E).contains(next) else { return false }
            } else if byte == UInt8(ascii: "\"") || !(0x20...0x7E).contains(byte) {
                return false
            }
        }
        return true
    }

    private static func isDomain(_ part: Part) -> Bool {
        if part.first == UInt8(ascii: "[") {
            guard part.count > 2, part.last == UInt8(ascii: "]") else { return false }
            return IPAddressFormat.isLiteral(part.dropFirst().dropLast())
        }
        return part.count <= 255
            && part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Part) -> Bool {
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            && label.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        if ASCII.isAlphanumeric(byte) { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
            UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "~"):
            return true
        default:
            return false
        }
    }
}
