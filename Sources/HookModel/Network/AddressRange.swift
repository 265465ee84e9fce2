/// A range of addresses in CIDR form (RFC 4632), such as `192.168.1.0/24`.
package struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    /// The range as it was written.
    package let description: String
    private let base: IPAddress
    private let prefix: Int

    /// Reads an address, alone or with `/` and the number of fixed bits; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let base = IPAddress(first) else { return nil }
        let bits = base.bytes.count * 8
        var prefix = bits
        if parts.count == 2 {
            guard let value = Int(parts[1]), (0...bits).contains(value), !parts[1].hasPrefix("+") else { return nil }
            prefix = value
        }
        self.description = text
        self.base = base
        self.prefix = prefix
    }

    /// Whether the address lies in the range; never across IPv4 and IPv6.
    package func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == base.bytes.count else { return false }
        let whole = prefix / 8
        guard address.bytes[..<whole] == base.bytes[..<whole] else { return false }
        let rest = prefix % 8
        return rest == 0 || (address.bytes[whole] ^ base.bytes[whole]) >> (8 - rest) == 0
    }
}
