/// Where a listener really listens.
package struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
    /// Its addresses, at least one; all have the same port.
    package let hosts: [String]
    /// The port; never 0.
    package let port: Int

    /// The first of its addresses.
    package var host: String { hosts.first ?? "" }

    /// A listener with a single address.
    package init(host: String, port: Int) {
        self.init(hosts: [host], port: port)
    }

    /// A listener with several addresses, the one to show first.
    package init(hosts: [String], port: Int) {
        self.hosts = hosts
        self.port = port
    }

    /// The address under which this machine reaches it: loopback where it listens on every address.
    package var reachable: BoundAddress {
        switch host {
        case "0.0.0.0": BoundAddress(host: "127.0.0.1", port: port)
        case "::": BoundAddress(host: "::1", port: port)
        default: self
        }
    }

    /// `127.0.0.1:4100` or `[::1]:4100`, by the first address.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
