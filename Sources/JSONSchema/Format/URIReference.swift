import JSONText

/// URIs and IRIs by the grammars of RFC 3986, appendix A, and RFC 3987, section 2.2.
struct URIReference {
    private let text: UTF8Text
    private let isInternational: Bool

    /// Whether the text is a URI, or with `relative` also a reference without a scheme; with `international` an IRI.
    static func accepts(_ text: UTF8Text, relative: Bool, international: Bool) -> Bool {
        URIReference(text: text, isInternational: international).isValid(relative: relative)
    }

    private static let unreservedOrDelimiter = ByteSet.alphanumeric.union(ByteSet("-._~!$&'()*+,;="))
    private static let userInformation = unreservedOrDelimiter.union(ByteSet(":"))
    private static let segment = userInformation.union(ByteSet("@"))
    private static let path = segment.union(ByteSet("/"))
    private static let query = path.union(ByteSet("?"))
    private static let firstSegmentWithoutColon = unreservedOrDelimiter.union(ByteSet("@"))
    private static let scheme = ByteSet.alphanumeric.union(ByteSet("+-."))

    private func isValid(relative: Bool) -> Bool {
        var index = 0
        if let end = schemeEnd {
            index = end + 1
        } else {
            guard relative else { return false }
            // A colon there would make a scheme of what stands before it.
            let end = run(from: 0, of: Self.firstSegmentWithoutColon)
            if byte(at: end) == UInt8(ascii: ":") { return false }
        }
        if byte(at: index) == UInt8(ascii: "/"), byte(at: index + 1) == UInt8(ascii: "/") {
            guard let end = authorityEnd(from: index + 2) else { return false }
            index = end
        }
        index = run(from: index, of: Self.path)
        if byte(at: index) == UInt8(ascii: "?") { index = run(from: index + 1, of: Self.query, isQuery: true) }
        if byte(at: index) == UInt8(ascii: "#") { index = run(from: index + 1, of: Self.query) }
        return index == text.count
    }

    /// Where the colon behind a scheme is.
    private var schemeEnd: Int? {
        guard let first = text.first, ASCII.isLetter(first) else { return nil }
        let scheme = Self.scheme
        guard let end = text.firstIndex(where: { !scheme.contains($0) }) else { return nil }
        return text[end] == UInt8(ascii: ":") ? end : nil
    }

    /// Where a valid authority ends that starts at an index.
    private func authorityEnd(from start: Int) -> Int? {
        var index = start
        let end = run(from: start, of: Self.userInformation)
        if byte(at: end) == UInt8(ascii: "@") { index = end + 1 }
        if byte(at: index) == UInt8(ascii: "[") {
            guard let close = text[index...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let literal = text.part((index + 1)..<close)
            guard IPAddress.isV6(literal) || Self.isFutureAddress(literal) else { return nil }
            index = close + 1
        } else {
            index = run(from: index, of: Self.unreservedOrDelimiter)
        }
        if byte(at: index) == UInt8(ascii: ":") {
            index += 1
            while let digit = byte(at: index), ASCII.isDigit(digit) { index += 1 }
        }
        return switch byte(at: index) {
        case nil, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): index
        default: nil
        }
    }

    /// `IPvFuture`: a version in hexadecimal digits, a dot, and what that version says.
    private static func isFutureAddress(_ literal: UTF8Text) -> Bool {
        guard let first = literal.first, first | 0x20 == UInt8(ascii: "v"),
            let dot = literal.firstIndex(of: UInt8(ascii: ".")), dot > 1, dot + 1 < literal.count
        else { return false }
        let allowed = userInformation
        return literal.part(1..<dot).allSatisfy(ASCII.isHexDigit)
            && literal.part((dot + 1)...).allSatisfy { allowed.contains($0) }
    }

    @inline(__always)
    private func byte(at index: Int) -> UInt8? { index < text.count ? text[index] : nil }

    /// Where a run of allowed and of percent-encoded characters ends.
    private func run(from start: Int, of allowed: ByteSet, isQuery: Bool = false) -> Int {
        var index = start
        while index < text.count {
            let byte = text[index]
            if allowed.contains(byte) {
                index += 1
            } else if byte == UInt8(ascii: "%") {
                guard index + 2 < text.count, ASCII.isHexDigit(text[index + 1]), ASCII.isHexDigit(text[index + 2])
                else { return index }
                index += 3
            } else {
                guard byte >= 0x80, isInternational, let point = text.codePoint(at: index),
                    IRICharacter.isAllowed(point.value) || isQuery && IRICharacter.isPrivate(point.value)
                else { return index }
                index += point.length
            }
        }
        return index
    }
}
