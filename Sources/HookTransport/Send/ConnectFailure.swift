internal import NIOCore
internal import NIOPosix
internal import NIOSSL

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Words for connections that did not come about.
enum ConnectFailure {
    /// What happened, and what to do about it.
    static func explain(_ error: any Error, _ url: TargetURL) -> SendFailure {
        if let failure = error as? SendFailure { return failure }
        let cause = (error as? NIOConnectionError)?.connectionErrors.last?.error ?? error
        let isSocket = if case .unix = url.place { true } else { false }
        switch (cause as? IOError)?.errnoCode {
        case ECONNREFUSED: return .down("\(url.name) refused the connection; is the app running?")
        case ENOENT where isSocket: return .down("there is no socket at \(url.name); is the app running?")
        case EACCES where isSocket: return .down("the socket \(url.name) may not be used; check its permissions")
        default: break
        }
        let isEncrypted = if case .tcp(_, _, tls: true) = url.place { true } else { false }
        // What is no TLS may close the connection before its answer is read.
        let isCut = isEncrypted && cause is ChannelError
        if cause is NIOSSLError || cause is BoringSSLError || cause is NIOSSLExtraError || isCut {
            return .down(
                "TLS with \(url.name) failed (\(cause)); "
                    + "a certificate that the app signed itself needs --insecure, an app without TLS http://")
        }
        return .down("no connection to \(url.name) (\(cause))")
    }
}
