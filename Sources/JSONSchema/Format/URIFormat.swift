/// URIs by RFC 3986: a scheme, and then only characters that may stand where they stand.
enum URIFormat {
    private typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    static func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), isScheme(text[..<colon]) else { return false }
        var rest = text[(colon + 1)...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            guard isMadeOf(rest[(hash + 1)...], also: "/?:@") else { return false }
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            guard isMadeOf(rest[(mark + 1)...], also: "/?:@") else { return false }
            rest = rest[..<mark]
        }
        guard rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { return isMadeOf(rest, also: "/:@") }
        rest = rest.dropFirst(2)
        let pathStart = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        return isAuthority(rest[..<pathStart]) && isMadeOf(rest[pathStart...], also: "/:@")
    }

    private static func isScheme(_ part: Part) -> Bool {
        guard let first = part.first, ASCII.isLetter(first) else { return false }
        return part.allSatisfy {
            ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
    }

    private static func isAuthority(_ part: Part) -> Bool {
        var host = part
        if let at = host.firstIndex(of: UInt8(ascii: "@")) {
            guard isMadeOf(host[..<at], also: ":") else { return false }
            host = host[(at + 1)...]
        }
        if host.first == UInt8(ascii: "[") {
            guard let end = host.firstIndex(of: UInt8(ascii: "]")),
                IPAddressFormat.isV6(host[(host.startIndex + 1)..<end])
            else { return false }
            host = host[(end + 1)...]
            return host.isEmpty || (host.first == UInt8(ascii: ":") && host.dropFirst().allSatisfy(ASCII.isDigit))
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
            guard host[(colon + 1)...].allSatisfy(ASCII.isDigit) else { return false }
            host = host[..<colon]
        }
        return isMadeOf(host, also: "")
    }

    /// Whether there are only unreserved characters, sub-delimiters, percent-encoded bytes and those given.
    private static func isMadeOf(_ part: Part, also: StaticString) -> Bool {
        let also = UnsafeBufferPointer(start: also.utf8Start, count: also.utf8CodeUnitCount)
        var rest = part.makeIterator()
        while let byte = rest.next() {
            if ASCII.isAlphanumeric(byte) || also.contains(byte) { continue }
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next(), let low = rest.next(), ASCII.isHexDigit(high), ASCII.isHexDigit(low)
                else { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
                UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
                continue
            default:
                return false
            }
        }
        return true
    }
}
