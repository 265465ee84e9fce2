/// Where a listener really listens.
public struct BoundAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address without its port.
    public let host: String
    /// The port; never 0.
    public let port: Int

    /// Makes an address from its parts.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `127.0.0.1:4100` or `[::1]:4100`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
