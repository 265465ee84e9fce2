internal import HookModel
internal import HookProviders

/// Makes the spellings of a URL that may have been signed.
enum URLVariants {
    /// What is tried, likeliest first: single changes, then another host or scheme together with another change.
    static func all(_ url: [UInt8], hosts: [[UInt8]]) -> [URLVariant] {
        guard let parts = Parts(url) else { return [] }
        var found: [URLVariant] = []
        let swapped = parts.with { $0.scheme = parts.otherScheme }
        found.append(URLVariant(cause: .urlScheme, url: swapped.bytes))
        let ports = [parts.withoutPort, parts.withDefaultPort]
        found += ports.map { URLVariant(cause: .urlPort, url: $0.bytes) }
        found.append(URLVariant(cause: .urlSlash, url: parts.withOtherSlash.bytes))
        if !parts.query.isEmpty { found.append(URLVariant(cause: .urlQuery, url: parts.with { $0.query = [] }.bytes)) }
        for host in hosts {
            let other = parts.with { $0.authority = host }
            found.append(URLVariant(cause: .urlHost, url: other.bytes))
            found.append(URLVariant(cause: .urlHost, url: other.with { $0.scheme = parts.otherScheme }.bytes))
        }
        found.append(URLVariant(cause: .urlScheme, url: swapped.withoutPort.bytes))
        found.append(URLVariant(cause: .urlScheme, url: swapped.withOtherSlash.bytes))
        return found
    }

    private struct Parts {
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

        var otherScheme: [UInt8] { Array((scheme == Array("https".utf8) ? "http" : "https").utf8) }

        /// A colon inside of brackets belongs to an IPv6 address.
        private var portStart: Int? {
            let start = authority.lastIndex(of: UInt8(ascii: "]")) ?? 0
            return authority[start...].firstIndex(of: UInt8(ascii: ":"))
        }

        var withoutPort: Parts { with { parts in portStart.map { parts.authority.removeSubrange($0...) } } }

        var withDefaultPort: Parts {
            withoutPort.with { $0.authority += (scheme == Array("https".utf8) ? ":443" : ":80").utf8 }
        }

        var withOtherSlash: Parts {
            with { parts in
                if parts.path.last == UInt8(ascii: "/") {
                    parts.path.removeLast()
                } else {
                    parts.path.append(UInt8(ascii: "/"))
                }
            }
        }

        func with(_ change: (inout Parts) -> Void) -> Parts {
            var parts = self
            change(&parts)
            return parts
        }
    }
}
