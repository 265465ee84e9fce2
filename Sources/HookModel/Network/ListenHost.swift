/// Where to listen, as people write it.
package struct ListenHost: Sendable, Hashable {
    /// The addresses or names to bind, all on one port; where there are several, one of them may be missing on a machine.
    package let addresses: [String]

    /// Reads `127.0.0.1`, `::1`, `[::1]` or a name; `localhost` is both loopback addresses (RFC 6761, section 6.3), for
    /// some senders try the one and some the other.
    package init(_ text: String) {
        if text.lowercased() == "localhost" || text.lowercased() == "localhost." {
            addresses = ["127.0.0.1", "::1"]
        } else if text.hasPrefix("["), text.hasSuffix("]"), text.contains(":") {
            addresses = [String(text.dropFirst().dropLast())]
        } else {
            addresses = [text]
        }
    }
}
