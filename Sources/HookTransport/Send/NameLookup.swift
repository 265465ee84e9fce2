internal import HookModel
internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Finds the addresses of a target's host, anew at every connect.
enum NameLookup {
    /// All addresses of a host, both families; the system is asked off the event loop.
    ///
    /// `localhost` is the two loopback addresses whatever the system says (RFC 6761, section 6.3).
    static func addresses(
        of host: String, port: Int, on eventLoop: any EventLoop
    ) -> EventLoopFuture<[SocketAddress]> {
        if IPAddress(host) != nil {
            return eventLoop.makeCompletedFuture { [try SocketAddress(ipAddress: host, port: port)] }
        }
        if host == "localhost" || host == "localhost." || host.hasSuffix(".localhost") {
            return eventLoop.makeCompletedFuture {
                try ["::1", "127.0.0.1"].map { try SocketAddress(ipAddress: $0, port: port) }
            }
        }
        return NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop) { try resolve(host, port: port) }
    }

    /// Asks the system; blocks.
    private static func resolve(_ host: String, port: Int) throws(SendFailure) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        // One entry for each address, not one for each kind of socket.
        hints.ai_protocol = CInt(IPPROTO_TCP)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &first)
        guard code == 0 else {
            throw .down("\(host) has no address (\(String(cString: gai_strerror(code)))); check the name")
        }
        defer { freeaddrinfo(first) }
        var found: [SocketAddress] = []
        var next = first
        while let entry = next {
            if let address = SocketAddress(entry.pointee) { found.append(address) }
            next = entry.pointee.ai_next
        }
        return found
    }
}

extension SocketAddress {
    /// The address of a resolver's entry; nil for a family other than IPv4 and IPv6.
    fileprivate init?(_ entry: addrinfo) {
        guard let raw = UnsafeRawPointer(entry.ai_addr) else { return nil }
        switch entry.ai_family {
        case AF_INET: self.init(raw.loadUnaligned(as: sockaddr_in.self))
        case AF_INET6: self.init(raw.loadUnaligned(as: sockaddr_in6.self))
        default: return nil
        }
    }
}
