/// The header names by which a request shows that it came through something.
enum ProxyTrace {
    /// RFC 7239, section 4 (`Forwarded`); RFC 9110, section 7.6.3 (`Via`, which every proxy must add); RFC 8586
    /// (`CDN-Loop`); the others are what the usual proxies and tunnels add.
    private static let names: Set<String> = [
        "forwarded", "via", "cdn-loop", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-host",
        "x-original-forwarded-for", "x-proxyuser-ip", "true-client-ip", "cf-connecting-ip", "cf-connecting-ipv6",
        "cf-ray", "fastly-client-ip", "fly-client-ip",
    ]

    /// Whether a name, in lower case, is one that proxies add.
    static func isTrace(_ name: String) -> Bool {
        name.hasPrefix("x-forwarded") || names.contains(name)
    }

    /// Whether a name, in lower case, is one that our own forwarder adds, whose requests never belong here.
    static func isOurs(_ name: String) -> Bool {
        name == "x-hooksight-via" || name == "x-hooksight-capture"
    }
}
