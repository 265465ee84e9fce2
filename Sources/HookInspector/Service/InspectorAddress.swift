/// Where the inspector really listens.
public struct InspectorAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address without its port.
    public let host: String
    /// The port; never 0.
    public let port: Int

    /// `127.0.0.1:4101` or `[::1]:4101`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
