internal import HookTLS
internal import NIOCore
internal import NIOPosix

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
        if let error = cause as? TLSError { return .down("TLS with \(url.name) failed: \(explain(error))") }
        return .down("no connection to \(url.name) (\(cause))")
    }

    /// What happened in the handshake, and what to do about it.
    private static func explain(_ error: TLSError) -> String {
        switch error {
        case .certificate(.otherName): "\(error); use a name that it is for, or --insecure"
        case .certificate(.expired), .certificate(.notYetValid): "\(error); renew it, or use --insecure"
        case .certificate: "\(error); trust it with --ca FILE, or use --insecure"
        // An app without TLS closes the connection, as what it reads is no request.
        case .notTLS, .closedInHandshake: "\(error); an app without TLS needs http://"
        case .truncated, .failed, .unusable: "\(error)"
        }
    }
}
