internal import COpenSSLTLS

/// What the TLS connections of one target, or of one listener, have in common; made once, as it reads files.
///
/// TLS 1.2 and 1.3 over the system's OpenSSL, with its defaults for ciphers and curves, without renegotiation.
package final class TLSContext: @unchecked Sendable {  // OpenSSL locks it, and it is not changed once it is made.
    let pointer: OpaquePointer
    let isServer: Bool

    /// For connections to servers.
    ///
    /// - Parameters:
    ///   - authorities: Believed beside the system's.
    ///   - isInsecure: Any certificate will do.
    /// - Throws: `TLSError.unusable` when the library cannot be set up.
    package init(trusting authorities: TrustedAuthorities, isInsecure: Bool) throws(TLSError) {
        isServer = false
        pointer = try TLSContext.made(TLS_client_method())
        SSL_CTX_set_verify(
            pointer, isInsecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, isInsecure ? nil : TLSConnection.noteProblem)
        // A system without certificates trusts nobody; that is reported when a server's is verified.
        SSL_CTX_set_default_verify_paths(pointer)
        ERR_clear_error()
        try authorities.add(to: pointer)
        let protocols = Array("\u{8}http/1.1".utf8)
        // The one function that gives 0 for a success.
        try TLSError.check(SSL_CTX_set_alpn_protos(pointer, protocols, UInt32(protocols.count)) == 0)
    }

    /// For connections from clients, which are not asked for a certificate.
    ///
    /// - Parameters:
    ///   - certificateFile: The server's certificate, then those that vouch for it, in PEM form.
    ///   - keyFile: Its private key in PEM form.
    /// - Throws: `TLSError.unusable` when a file cannot be read, or the two do not belong together.
    package init(certificateFile: String, keyFile: String) throws(TLSError) {
        isServer = true
        pointer = try TLSContext.made(TLS_server_method())
        try TLSError.check(SSL_CTX_use_certificate_chain_file(pointer, certificateFile) == 1)
        try TLSError.check(SSL_CTX_use_PrivateKey_file(pointer, keyFile, SSL_FILETYPE_PEM) == 1)
    }

    deinit { SSL_CTX_free(pointer) }

    private static func made(_ method: OpaquePointer?) throws(TLSError) -> OpaquePointer {
        ERR_clear_error()
        guard let context = SSL_CTX_new(method) else { throw .noted() }
        guard hooksight_tls_prepare(context) == 1 else {
            SSL_CTX_free(context)
            throw .noted()
        }
        return context
    }
}
