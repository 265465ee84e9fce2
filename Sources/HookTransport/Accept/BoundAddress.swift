/// Where a listener really listens.
public struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
    /// Its addresses, at least one; all have the same port.
    public let hosts: [String]
    /// The port; never 0.
    public let port: Int

    /// The first of its addresses.
    public var host: String { hosts.first ?? "" }

    /// A listener with a single address.
    public init(host: String, port: Int) {
        self.init(hosts: [host], port: port)
    }

    /// A listener with several addresses, the one to show first.
    public init(hosts: [String], port: Int) {
        self.hosts = hosts
        self.port = port
    }

    /// The address under which this machine reaches it: loopback where it listens on every address.
    public var reachable: BoundAddress {
        switch host {
        case "0.0.0.0": BoundAddress(host: "127.0.0.1", port: port)
        case "::": BoundAddress(host: "::1", port: port)
        default: self
        }
    }

    /// `127.0.0.1:4100` or `[::1]:4100`, by the first address.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
