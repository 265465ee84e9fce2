/// Where the inspector really listens.
package struct InspectorAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address without its port.
    package let host: String
    /// The port; never 0.
    package let port: Int

    /// The address under which this machine reaches it: loopback where it listens on every address.
    package var reachable: InspectorAddress {
        switch host {
        case "0.0.0.0": InspectorAddress(host: "127.0.0.1", port: port)
        case "::": InspectorAddress(host: "::1", port: port)
        default: self
        }
    }

    /// `127.0.0.1:4101` or `[::1]:4101`.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
