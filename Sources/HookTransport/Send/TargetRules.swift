internal import HookModel
internal import NIOCore

/// Judges the addresses that a target's name stands for, at every connect.
struct TargetRules: Sendable {
    /// Whether addresses of other machines may be sent to.
    let allowsRemote: Bool
    /// Whether an address and port are our own, and so never a target.
    let isForbidden: @Sendable (IPAddress, Int) -> Bool

    /// The addresses that may be connected to, each exactly what was judged.
    ///
    /// The unspecified addresses `0.0.0.0` and `::` reach this machine, so they become its loopback addresses, and
    /// mapped IPv6 addresses the IPv4 ones that they carry, before anything is judged.
    ///
    /// - Throws: `SendFailure.notAllowed` when one of them is our own or none may be sent to.
    func permitted(_ addresses: [SocketAddress], of url: TargetURL) throws(SendFailure) -> [SocketAddress] {
        var allowed: [SocketAddress] = []
        var remote: IPAddress?
        for address in addresses {
            guard let port = address.port, let plain = TargetRules.plain(address) else { continue }
            guard !isForbidden(plain, port) else {
                throw .notAllowed(
                    "\(url.name) is hooksight itself (\(BoundAddress(host: plain.description, port: port))); "
                        + "name the port of your app")
            }
            guard allowsRemote || plain.isLoopback else {
                remote = plain
                continue
            }
            // The address is made anew from what was judged, unless a zone would be lost, which loopback never has.
            let bytes = ByteBuffer(bytes: plain.bytes)
            allowed.append(
                plain.isLoopback || plain.bytes.count == 4
                    ? (try? SocketAddress(packedIPAddress: bytes, port: port)) ?? address : address)
        }
        if allowed.isEmpty, let remote {
            throw .notAllowed(
                "\(url.name) is not on this machine (\(remote)); use --allow-remote to send captures to other machines")
        }
        guard !allowed.isEmpty else { throw .down("\(url.name) has no address; check the name") }
        return allowed
    }

    private static func plain(_ address: SocketAddress) -> IPAddress? {
        guard let text = address.ipAddress, let plain = IPAddress(text) else { return nil }
        guard plain.bytes.allSatisfy({ $0 == 0 }) else { return plain }
        return IPAddress(plain.bytes.count == 4 ? "127.0.0.1" : "::1")
    }
}
