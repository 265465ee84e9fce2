internal import HookModel
internal import NIOCore

extension RemoteAddress {
    /// The other end of a channel.
    init(_ address: SocketAddress?) {
        guard let address, let host = address.ipAddress, let port = address.port, let parsed = IPAddress(host) else {
            self.init(text: "unix", address: nil)
            return
        }
        self.init(text: parsed.bytes.count == 4 ? "\(parsed):\(port)" : "[\(parsed)]:\(port)", address: parsed)
    }
}
