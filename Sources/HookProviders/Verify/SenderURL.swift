internal import HookBody

/// The URL of a request as its sender addressed it, which some schemes sign.
package struct SenderURL: Sendable, Hashable {
    /// Scheme, authority, path and query.
    package let bytes: [UInt8]

    /// Makes a URL from its bytes; nothing is checked, because nothing depends on it but a signature.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Makes a URL from text.
    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The same URL without its port, or with its scheme's default port where it has none.
    ///
    /// Twilio signs the one or the other; its own libraries try both.
    package static func otherSpelling(_ url: [UInt8]) -> [UInt8]? {
        guard let authority = authority(of: url), !authority.isEmpty else { return nil }
        // A colon inside of brackets belongs to an IPv6 address.
        let start = url[authority].lastIndex(of: UInt8(ascii: "]")) ?? authority.lowerBound
        if let colon = url[start..<authority.upperBound].firstIndex(of: UInt8(ascii: ":")) {
            return Array(url[..<colon] + url[authority.upperBound...])
        }
        let isSecure = url.starts(with: "https:".utf8)
        let port = Array((isSecure ? ":443" : ":80").utf8)
        return Array(url[..<authority.upperBound] + port + url[authority.upperBound...])
    }

    /// The value of the first parameter of this name in the query.
    package static func queryParameter(_ name: [UInt8], of url: [UInt8]) -> [UInt8]? {
        guard let mark = url.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        return url[(mark + 1)...].withUnsafeBytes { FormParameters($0)?.first(name) }
    }

    private static func authority(of url: [UInt8]) -> Range<Int>? {
        guard let colon = url.firstIndex(of: UInt8(ascii: ":")), url[colon...].starts(with: "://".utf8) else {
            return nil
        }
        let end = url[(colon + 3)...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
        return (colon + 3)..<(end ?? url.count)
    }
}
