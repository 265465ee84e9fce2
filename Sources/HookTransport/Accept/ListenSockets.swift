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

/// The sockets of a listener: one for each address of its host, all on the same port.
struct ListenSockets {
    let host: ListenHost
    /// 0 for a port that is free on every address.
    let port: Int

    /// A port that is free on one address is nearly always free on the other.
    private static let tries = 16

    /// Opens them.
    ///
    /// - Throws: `ListenError` that names the address at fault; nothing stays open then.
    func bind(_ bootstrap: ServerBootstrap) async throws -> [any Channel] {
        var left = port == 0 ? ListenSockets.tries : 1
        while true {
            left -= 1
            do {
                return try await bindAll(bootstrap)
            } catch let error as ListenError where error.code == .addressInUse && left > 0 {
                continue
            }
        }
    }

    private func bindAll(_ bootstrap: ServerBootstrap) async throws -> [any Channel] {
        var channels: [any Channel] = []
        var port = port
        var missing: ListenError?
        for address in host.addresses {
            do {
                let channel = try await bootstrap.bind(host: address, port: port).get()
                port = channel.localAddress?.port ?? port
                channels.append(channel)
            } catch {
                let error = ListenError(error, at: BoundAddress(host: address, port: port))
                // A machine without IPv6 has one loopback address.
                if host.addresses.count > 1, error.code == .noSuchAddress {
                    missing = error
                    continue
                }
                for channel in channels { try? await channel.close() }
                throw error
            }
        }
        if channels.isEmpty, let missing { throw missing }
        return channels
    }
}

extension ListenError {
    /// What a failure to bind means.
    init(_ error: any Error, at address: BoundAddress) {
        let code: Code =
            switch (error as? IOError)?.errnoCode {
            case EADDRINUSE: .addressInUse
            case EACCES, EPERM: .notPermitted
            case EADDRNOTAVAIL, EAFNOSUPPORT: .noSuchAddress
            case nil where error is SocketAddressError.UnknownHost: .noSuchHost
            case nil where error is SocketAddressError: .noSuchAddress
            default: .failed
            }
        self.init(code: code, address: address, detail: "\(error)")
    }
}
