internal import HookTLS

/// How an `https` target's certificate is judged; made once for a target, because it reads the system's certificates.
struct TargetTLS: Sendable {
    /// The settings; a failure where they cannot be made, or for a target without TLS.
    let context: Result<TLSContext, any Error>

    init(for url: TargetURL, authorities: TrustedAuthorities, isInsecure: Bool) {
        guard case .tcp(_, _, tls: true) = url.place else {
            context = .failure(SendFailure.down("\(url.name) is not reached over TLS"))
            return
        }
        context = Result { try TLSContext(trusting: authorities, isInsecure: isInsecure) }
    }
}
