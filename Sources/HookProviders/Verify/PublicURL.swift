/// The address under which the world reaches the receiver, such as a tunnel's.
package struct PublicURL: Sendable, Hashable {
    /// Scheme and authority: `https://abc.example`.
    package let origin: String
    /// What stands before the paths of requests: empty, or a path without a final slash.
    package let basePath: String

    /// Reads `https://abc.example` or `https://abc.example/base`; nil for anything else.
    ///
    /// User names, queries and fragments are refused: no sender puts them into what it signs.
    package init?(_ text: String) {
        guard let mark = text.firstRange(of: "://"), ["http", "https"].contains(text[..<mark.lowerBound].lowercased()),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains(where: { "?#@\\\"".contains($0) })
        else { return nil }
        let rest = text[mark.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        guard let first = authority.first, first != ":" else { return nil }
        origin = String(text[..<authority.endIndex])
        var path = rest[authority.endIndex...]
        while path.last == "/" { path = path.dropLast() }
        basePath = String(path)
    }

    /// The URL of a request; the base path is not put before a path that begins with it.
    package func url(target: String) -> SenderURL { Array(target.utf8).withUnsafeBytes { url(target: $0) } }

    func url(target: UnsafeRawBufferPointer) -> SenderURL {
        var bytes = Array(origin.utf8)
        if !(target.starts(with: basePath.utf8) && isWhole(target)) { bytes += basePath.utf8 }
        return SenderURL(bytes + target)
    }

    /// Whether the base path ends where one of the target's segments does.
    private func isWhole(_ target: UnsafeRawBufferPointer) -> Bool {
        let count = basePath.utf8.count
        return count == target.count || target[count] == UInt8(ascii: "/") || target[count] == UInt8(ascii: "?")
    }
}
