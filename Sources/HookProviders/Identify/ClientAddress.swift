package import HookModel
internal import NIOCore

/// Finds the sender's address behind trusted proxies.
package enum ClientAddress {
    private static let forwardedFor: HeaderName = "X-Forwarded-For"

    /// The rightmost address of `X-Forwarded-For` that is not a trusted proxy; nil when the connection itself counts.
    ///
    /// Nil also when the connection is not from a trusted proxy, when there is no such header, and when an entry on the
    /// way is no address: whoever wrote it, a trusted proxy did not.
    package static func find(_ head: RequestHead, connection: IPAddress?, trusted: [AddressRange]) -> IPAddress? {
        guard let connection, isTrusted(connection, trusted) else { return nil }
        let lines = head.block.all(forwardedFor).map { head.block.text($0.value) }
        let entries = lines.joined(separator: ",").split(separator: ",")
        var last: IPAddress?
        for entry in entries.reversed() {
            guard let address = address(in: entry) else { return last }
            last = address
            if !isTrusted(address, trusted) { return address }
        }
        return last
    }

    private static func isTrusted(_ address: IPAddress, _ trusted: [AddressRange]) -> Bool {
        trusted.contains { $0.contains(address) }
    }

    /// Reads `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`.
    private static func address(in entry: Substring) -> IPAddress? {
        let text = entry.drop { $0 == " " || $0 == "\t" }
        let trimmed = text.prefix(text.count - text.reversed().prefix { $0 == " " || $0 == "\t" }.count)
        if trimmed.first == "[" { return IPAddress(trimmed.dropFirst().prefix { $0 != "]" }) }
        return IPAddress(trimmed) ?? IPAddress(trimmed.prefix { $0 != ":" })
    }
}
