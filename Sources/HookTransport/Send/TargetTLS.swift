internal import NIOSSL

/// How an `https` target's certificate is judged; made once for a target, because it reads the system's certificates.
struct TargetTLS: Sendable {
    /// The settings; a failure where the system's certificates cannot be read, or for a target without TLS.
    let context: Result<NIOSSLContext, any Error>

    init(for url: TargetURL, authorities: TrustedAuthorities, isInsecure: Bool) {
        guard case .tcp(_, _, tls: true) = url.place else {
            context = .failure(SendFailure.down("\(url.name) is not reached over TLS"))
            return
        }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = ["http/1.1"]
        if !authorities.certificates.isEmpty {
            configuration.additionalTrustRoots = [.certificates(authorities.certificates)]
        }
        if isInsecure { configuration.certificateVerification = .none }
        context = Result { try NIOSSLContext(configuration: configuration) }
    }
}
