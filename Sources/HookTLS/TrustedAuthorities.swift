internal import COpenSSLTLS

/// Certificates of authorities that are believed beside the system's, such as that of a development proxy.
package struct TrustedAuthorities: Sendable {
    private let certificates: [Certificate]

    /// None but the system's.
    package static let none = TrustedAuthorities(certificates: [])

    private init(certificates: [Certificate]) {
        self.certificates = certificates
    }

    /// Reads a file of one or more certificates in PEM form (RFC 7468).
    ///
    /// - Throws: `TrustedAuthoritiesError` when it cannot be read, or holds no certificate.
    package init(file: String) throws(TrustedAuthoritiesError) {
        do {
            certificates = try Certificate.all(in: file)
        } catch .failed(let words) {
            throw TrustedAuthoritiesError(file: file, detail: "cannot be opened (\(words))")
        } catch {
            throw TrustedAuthoritiesError(file: file, detail: "cannot be read as certificates in PEM form")
        }
        guard !certificates.isEmpty else { throw TrustedAuthoritiesError(file: file, detail: "holds no certificate") }
    }

    /// Lets connections of a context believe these, too.
    func add(to context: OpaquePointer) throws(TLSError) {
        let store = SSL_CTX_get_cert_store(context)
        for certificate in certificates { try TLSError.check(X509_STORE_add_cert(store, certificate.pointer) == 1) }
    }
}
