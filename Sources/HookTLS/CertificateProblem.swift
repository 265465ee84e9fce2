internal import COpenSSLTLS

/// Why a server's certificate was not believed (RFC 5280, RFC 9525).
package enum CertificateProblem: Hashable, Sendable {
    /// It is for other names than the one that was asked for; the names, with commas between.
    case otherName(String)
    /// It is no longer good; its last moment (RFC 3339).
    case expired(String)
    /// It is not good yet; its first moment (RFC 3339).
    case notYetValid(String)
    /// Nobody but itself, or an authority that nobody knows, vouches for it.
    case selfSigned
    /// The certificate of the authority that signed it is not known.
    case unknownAuthority
    /// Another reason, in OpenSSL's words.
    case other(String)

    /// The problem that OpenSSL has found with a certificate.
    init(code: Int32, certificate: OpaquePointer?) {
        switch code {
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            self = .otherName(CertificateProblem.text(2048) { hooksight_certificate_names(certificate, $0, $1) })
        case X509_V_ERR_CERT_HAS_EXPIRED:
            self = .expired(CertificateProblem.text(64) { hooksight_certificate_time(certificate, 1, $0, $1) })
        case X509_V_ERR_CERT_NOT_YET_VALID:
            self = .notYetValid(CertificateProblem.text(64) { hooksight_certificate_time(certificate, 0, $0, $1) })
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: self = .selfSigned
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            self = .unknownAuthority
        default: self = .other(String(cString: X509_verify_cert_error_string(Int(code))))
        }
    }

    private static func text(_ capacity: Int, _ write: (UnsafeMutablePointer<CChar>, Int) -> Void) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            guard let start = buffer.baseAddress else { return "" }
            write(start, capacity)
            return String(cString: start)
        }
    }
}

extension CertificateProblem: CustomStringConvertible {
    /// What is wrong, to stand behind a colon.
    package var description: String {
        switch self {
        case .otherName(""): "the certificate names no host"
        case .otherName(let names): "the certificate is for \(names)"
        case .expired(let moment): "the certificate expired at \(moment)"
        case .notYetValid(let moment): "the certificate is not valid before \(moment)"
        case .selfSigned: "the certificate is self-signed"
        case .unknownAuthority: "the certificate's authority is unknown"
        case .other(let words): "the certificate is not trusted: \(words)"
        }
    }
}
