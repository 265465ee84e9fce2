internal import HookProviders

/// A URL in its parts, as bytes.
struct URLParts: Hashable {
    var scheme: [UInt8]
    var authority: [UInt8]
    var path: [UInt8]
    /// With its question mark.
    var query: [UInt8]

    init?(_ url: [UInt8]) {
        guard let colon = url.firstIndex(of: UInt8(ascii: ":")), url[colon...].starts(with: "://".utf8) else {
            return nil
        }
        let rest = url[(colon + 3)...]
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        let mark = url[end...].firstIndex(of: UInt8(ascii: "?")) ?? url.endIndex
        scheme = Array(url[..<colon])
        authority = Array(url[(colon + 3)..<end])
        path = Array(url[end..<mark])
        query = Array(url[mark...])
    }

    var bytes: [UInt8] { scheme + "://".utf8 + authority + path + query }

    var isSecure: Bool { scheme == Array("https".utf8) }

    /// A colon inside of brackets belongs to an IPv6 address.
    private var portStart: Int? {
        let start = authority.lastIndex(of: UInt8(ascii: "]")) ?? 0
        return authority[start...].firstIndex(of: UInt8(ascii: ":"))
    }

    var hasPort: Bool { portStart != nil }

    var withoutPort: URLParts { with { parts in portStart.map { parts.authority.removeSubrange($0...) } } }

    func with(port: String) -> URLParts { withoutPort.with { $0.authority += (":" + port).utf8 } }

    var withOtherSlash: URLParts {
        with { parts in
            if parts.path.last == UInt8(ascii: "/") {
                parts.path.removeLast()
            } else {
                parts.path.append(UInt8(ascii: "/"))
            }
        }
    }

    func with(_ change: (inout URLParts) -> Void) -> URLParts {
        var parts = self
        change(&parts)
        return parts
    }
}
