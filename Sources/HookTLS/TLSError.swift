internal import COpenSSLTLS

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Why a TLS connection did not come about, or ended.
package enum TLSError: Error, Hashable, Sendable {
    /// The server's certificate was not believed.
    case certificate(CertificateProblem)
    /// What the peer sent is no TLS.
    case notTLS
    /// The peer closed the connection in the handshake.
    case closedInHandshake
    /// The peer closed the connection without saying so in TLS (RFC 8446, section 6.1): what came may be cut.
    case truncated
    /// Another failure of the protocol, in OpenSSL's words, such as an alert that the peer sent.
    case failed(String)
    /// The library could not set something up, in OpenSSL's words.
    case unusable(String)

    /// What OpenSSL has noted on this thread since its notes were cleared.
    static func noted() -> TLSError {
        let code = ERR_peek_error()
        ERR_clear_error()
        // Reasons are numbered by each library for itself.
        guard ERR_GET_LIB(code) == ERR_LIB_SSL else {
            return .failed(code == 0 ? "the connection failed" : words(code))
        }
        switch ERR_GET_REASON(code) {
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST, SSL_R_UNKNOWN_PROTOCOL,
            SSL_R_PACKET_LENGTH_TOO_LONG, SSL_R_RECORD_LENGTH_MISMATCH:
            return .notTLS
        default: return .failed(words(code))
        }
    }

    /// Whether OpenSSL could do what a value stands for; the error when it could not.
    static func check(_ isDone: Bool) throws(TLSError) {
        guard !isDone else { return }
        let code = ERR_peek_error()
        ERR_clear_error()
        throw .unusable(words(code))
    }

    private static func words(_ code: UInt) -> String {
        // Errors of the system, such as those of a file, have their own number (OpenSSL's err.h, `ERR_SYSTEM_FLAG`).
        let systemFlag: UInt = 1 << 31
        if code & systemFlag != 0 { return String(cString: strerror(Int32(truncatingIfNeeded: code & ~systemFlag))) }
        guard let reason = ERR_reason_error_string(code) else { return "OpenSSL error \(code)" }
        return String(cString: reason)
    }
}

extension TLSError: CustomStringConvertible {
    /// What happened, to stand behind a colon.
    package var description: String {
        switch self {
        case .certificate(let problem): problem.description
        case .notTLS: "what came is not TLS"
        case .closedInHandshake: "the connection was closed in the handshake"
        case .truncated: "the connection was closed without TLS's close_notify"
        case .failed(let words): words
        case .unusable(let words): "TLS cannot be used: \(words)"
        }
    }
}
