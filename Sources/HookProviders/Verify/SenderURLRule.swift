package import HookModel
internal import NIOCore

/// How the URL that the sender addressed is found.
package struct SenderURLRule: Sendable {
    private let publicURL: PublicURL?
    private let trustedProxies: [AddressRange]

    private static let host: HeaderName = "Host"
    private static let forwarded: HeaderName = "Forwarded"
    private static let forwardedHost: HeaderName = "X-Forwarded-Host"
    private static let forwardedProto: HeaderName = "X-Forwarded-Proto"

    /// Makes a rule.
    ///
    /// - Parameters:
    ///   - publicURL: The receiver's address as the user has told it; it is believed before anything else.
    ///   - trustedProxies: Addresses whose `X-Forwarded-Host`, `X-Forwarded-Proto` and `Forwarded` are believed, beside
    ///     this machine's own, where tunnels end.
    package init(publicURL: PublicURL? = nil, trustedProxies: [AddressRange] = []) {
        self.publicURL = publicURL
        self.trustedProxies = trustedProxies
    }

    /// The URL of a request; nil when it has no host.
    package func url(of head: RequestHead, from connection: IPAddress?) -> SenderURL? {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let target = UnsafeRawBufferPointer(rebasing: raw[Int(head.pathRange.offset)..<head.targetRange.end])
            if let publicURL { return publicURL.url(target: target) }
            let lines = HeaderLines(head.block, in: raw)
            let isTrusted = connection.map { address in
                address.isLoopback || trustedProxies.contains { $0.contains(address) }
            }
            let proxied = isTrusted == true ? SenderURLRule.proxied(lines) : (proto: nil, host: nil)
            guard let host = proxied.host ?? lines.first(SenderURLRule.host).map(Array.init), !host.isEmpty else {
                return nil
            }
            return SenderURL((proxied.proto ?? Array("http".utf8)) + "://".utf8 + host + target)
        }
    }

    /// What the proxy nearest to the sender says: the first element of each list (RFC 7239, section 4).
    private static func proxied(_ lines: HeaderLines) -> (proto: [UInt8]?, host: [UInt8]?) {
        let own = lines.first(forwarded).map { ForwardedElement($0) }
        let proto = lines.first(forwardedProto).flatMap(firstElement) ?? own?.proto
        let host = lines.first(forwardedHost).flatMap(firstElement) ?? own?.host
        return (proto.map { $0.map(HeaderName.fold) }, host)
    }

    private static func firstElement(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        let element = text.prefix { $0 != UInt8(ascii: ",") }.filter { $0 > 0x20 }
        return element.isEmpty ? nil : element
    }
}
