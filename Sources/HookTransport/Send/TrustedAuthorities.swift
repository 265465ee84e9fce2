internal import NIOSSL

/// Certificates of authorities that are believed beside the system's, such as that of a development proxy.
package struct TrustedAuthorities: Sendable {
    let certificates: [NIOSSLCertificate]

    /// None but the system's.
    package static let none = TrustedAuthorities(certificates: [])

    private init(certificates: [NIOSSLCertificate]) {
        self.certificates = certificates
    }

    /// Reads a file of one or more certificates in PEM form (RFC 7468).
    ///
    /// - Throws: `TrustedAuthoritiesError` when it cannot be read, or holds no certificate.
    package init(file: String) throws(TrustedAuthoritiesError) {
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(file)
        } catch {
            throw TrustedAuthoritiesError(file: file, detail: "cannot be read as certificates in PEM form")
        }
        guard !certificates.isEmpty else { throw TrustedAuthoritiesError(file: file, detail: "holds no certificate") }
    }
}
