/// Email addresses by RFC 5321, section 4.1.2, and with international characters by RFC 6531, section 3.3.
enum EmailAddress {
    private static let longestLocalPart = 64
    private static let atom = ByteSet.alphanumeric.union(ByteSet("!#$%&'*+-/=?^_`{|}~"))

    static func accepts(_ text: UTF8Text, international: Bool) -> Bool {
        guard text.count <= longestLocalPart + 1 + IDNHostname.longestText,
            let at = text.lastIndex(of: UInt8(ascii: "@")), at > 0, at <= longestLocalPart
        else { return false }
        let domain = text.part((at + 1)...)
        return isLocalPart(text.part(0..<at), international)
            && (isLiteral(domain) || (international ? IDNHostname.acceptsMappable(domain) : isDomain(domain)))
    }

    private static func isLocalPart(_ part: UTF8Text, _ international: Bool) -> Bool {
        if part[0] == UInt8(ascii: "\"") { return isQuoted(part, international) }
        let atom = atom
        // The dot before the first atom, as it were.
        var previous = UInt8(ascii: ".")
        for byte in part {
            if byte == UInt8(ascii: ".") {
                if previous == byte { return false }
            } else if !atom.contains(byte) {
                guard byte >= 0x80, international else { return false }
            }
            previous = byte
        }
        return previous != UInt8(ascii: ".")
    }

    private static func isQuoted(_ part: UTF8Text, _ international: Bool) -> Bool {
        guard part.count >= 2, part[part.count - 1] == UInt8(ascii: "\"") else { return false }
        var index = 1
        while index < part.count - 1 {
            if part[index] == UInt8(ascii: "\\") {
                index += 1
                guard index < part.count - 1, isPrintable(part[index]) else { return false }
            } else if part[index] == UInt8(ascii: "\"") {
                return false
            } else if !isPrintable(part[index]) {
                guard part[index] >= 0x80, international else { return false }
            }
            index += 1
        }
        return true
    }

    /// The address of a host in brackets; the tag `IPv6:` in any case, as everything quoted in these grammars.
    private static func isLiteral(_ part: UTF8Text) -> Bool {
        guard part.count > 2, part[0] == UInt8(ascii: "["), part[part.count - 1] == UInt8(ascii: "]") else {
            return false
        }
        let address = part.part(1..<part.count - 1)
        let tag: StaticString = "ipv6:"
        let isTagged =
            address.count > tag.utf8CodeUnitCount
            && (0..<tag.utf8CodeUnitCount).allSatisfy { address[$0] | 0x20 == tag.utf8Start[$0] | 0x20 }
        return isTagged ? IPAddress.isV6(address.part(tag.utf8CodeUnitCount...)) : IPAddress.isV4(address)
    }

    private static func isDomain(_ part: UTF8Text) -> Bool {
        guard part.count <= Hostname.longest else { return false }
        var labels = DomainLabels(part)
        while let label = labels.next() {
            guard Hostname.isLabel(label) else { return false }
        }
        return true
    }

    private static func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }
}
