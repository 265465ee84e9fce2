internal import COpenSSLTLS

/// One certificate.
final class Certificate: @unchecked Sendable {  // OpenSSL counts its references, and nobody changes it.
    let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { X509_free(pointer) }

    /// The certificates of a file in PEM form (RFC 7468), in its order; other blocks are passed over.
    ///
    /// - Throws: `TLSError.unusable` when the file cannot be opened, or a certificate in it cannot be read.
    static func all(in file: String) throws(TLSError) -> [Certificate] {
        ERR_clear_error()
        guard let bytes = BIO_new_file(file, "r") else { throw .noted() }
        defer {
            BIO_free(bytes)
            ERR_clear_error()
        }
        var certificates: [Certificate] = []
        while let pointer = PEM_read_bio_X509(bytes, nil, nil, nil) { certificates.append(Certificate(pointer)) }
        // OpenSSL reports the end of the file as the lack of another beginning.
        try TLSError.check(ERR_GET_REASON(ERR_peek_error()) == PEM_R_NO_START_LINE)
        return certificates
    }
}
