internal import HookModel

/// The host of an authority such as `localhost:4101` or `[::1]`, ready to compare.
struct HostName: Hashable {
    /// Lower case, without brackets, port and final dot.
    let text: String

    /// Makes a host from a name or address that stands alone; brackets around an IPv6 address are dropped.
    init(_ name: String) {
        let name = name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : name
        // Addresses are written in many ways, so they compare in one.
        if let address = IPAddress(name) {
            text = address.description
        } else {
            text = (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()
        }
    }

    /// Reads the host of an authority, with any port or none; nil when it is no authority.
    init?(authority: String) {
        let port: Substring?
        let host: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[...end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, let first = parts.first, !first.isEmpty else { return nil }
            host = first
            port = parts.count == 2 ? parts[1] : nil
        }
        if let port {
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), port.isEmpty || UInt16(port) != nil else {
                return nil
            }
        }
        guard authority.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/\\@?#%\"<>".utf8.contains($0) }) else {
            return nil
        }
        self.init(String(host))
    }

    /// `localhost`, 127.0.0.0/8 or ::1, which no DNS answer can point elsewhere.
    var isLoopback: Bool { text == "localhost" || IPAddress(text)?.isLoopback == true }

    /// Whether it stands for every address of the machine, and so names no host.
    var isWildcard: Bool { text == "0.0.0.0" || text == "::" || text == "*" }
}
