internal import COpenSSLTLS
internal import NIOCore

/// One TLS connection without a socket: bytes of the network go in and come out, and so do those that are protected.
///
/// OpenSSL reads from one buffer in memory and writes to another, so nothing here waits.
final class TLSConnection {
    /// How far a call has come.
    enum Progress {
        case done
        /// Bytes of the peer are missing.
        case wantsMore
        /// The peer has said that it sends nothing more.
        case closed
        case failed(TLSError)
    }

    /// The most bytes of one record (RFC 8446, section 5.1).
    private static let recordSize = 16_384

    /// Where OpenSSL keeps what a program notes of a connection.
    private static let ownIndex: Int32 = 0

    private let ssl: OpaquePointer
    /// Freed with the connection.
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private var problem: CertificateProblem?

    /// A connection whose handshake has not begun, to the server that is meant, or nil for a server's side.
    ///
    /// - Throws: `TLSError.unusable` when there is no memory, or the name is none.
    init(_ context: TLSContext, to peer: TLSPeer?) throws(TLSError) {
        ERR_clear_error()
        guard let ssl = SSL_new(context.pointer) else { throw .noted() }
        guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
            SSL_free(ssl)
            throw .noted()
        }
        SSL_set_bio(ssl, incoming, outgoing)
        self.ssl = ssl
        self.incoming = incoming
        self.outgoing = outgoing
        SSL_set_ex_data(ssl, TLSConnection.ownIndex, Unmanaged.passUnretained(self).toOpaque())
        if context.isServer { SSL_set_accept_state(ssl) } else { SSL_set_connect_state(ssl) }
        switch peer {
        case .name(let name):
            // The dot of the root is no part of a certificate's name.
            let name = name.hasSuffix(".") ? String(name.dropLast()) : name
            // OpenSSL checks no name at all for an empty one.
            guard !name.isEmpty else { throw .unusable("the server has no name") }
            SSL_set_hostflags(ssl, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
            try TLSError.check(SSL_set1_host(ssl, name) == 1)
            try TLSError.check(hooksight_tls_ask_for(ssl, name) == 1)
        case .address(let address):
            try TLSError.check(X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), address) == 1)
        case nil: break
        }
    }

    deinit { SSL_free(ssl) }

    /// Takes bytes that came from the network.
    func receive(_ bytes: ByteBuffer) {
        bytes.withUnsafeReadableBytes { bytes in
            // A buffer in memory takes all that fits into an `Int32`; a read is some kilobytes.
            _ = BIO_write(incoming, bytes.baseAddress, Int32(clamping: bytes.count))
        }
    }

    /// The bytes that are to be sent over the network; nil for none.
    func takeOutgoing(_ allocator: ByteBufferAllocator) -> ByteBuffer? {
        let count = BIO_ctrl_pending(outgoing)
        guard count > 0 else { return nil }
        var bytes = allocator.buffer(capacity: count)
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
            Int(max(BIO_read(outgoing, space.baseAddress, Int32(clamping: count)), 0))
        }
        return bytes
    }

    /// Goes on with the handshake.
    func shakeHands() -> Progress {
        ERR_clear_error()
        return progress(SSL_do_handshake(ssl))
    }

    /// Adds what the peer has sent to a buffer, as far as it is there.
    func read(into bytes: inout ByteBuffer) -> Progress {
        while true {
            ERR_clear_error()
            var code: Int32 = 0
            bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: TLSConnection.recordSize) { space in
                var count = 0
                code = SSL_read_ex(ssl, space.baseAddress, space.count, &count)
                return count
            }
            if code != 1 { return progress(code) }
        }
    }

    /// Protects the first bytes of a buffer, as many as one record holds, and takes them out of it.
    func write(_ bytes: inout ByteBuffer) -> Progress {
        guard bytes.readableBytes > 0 else { return .done }
        ERR_clear_error()
        var count = 0
        let code = bytes.withUnsafeReadableBytes { SSL_write_ex(ssl, $0.baseAddress, $0.count, &count) }
        bytes.moveReaderIndex(forwardBy: count)
        return progress(code)
    }

    /// Says that nothing more is sent (`close_notify`).
    func sayClosed() {
        ERR_clear_error()
        _ = SSL_shutdown(ssl)
        ERR_clear_error()
    }

    private func progress(_ code: Int32) -> Progress {
        if code == 1 { return .done }
        switch SSL_get_error(ssl, code) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wantsMore
        case SSL_ERROR_ZERO_RETURN: return .closed
        default: return .failed(failure())
        }
    }

    private func failure() -> TLSError {
        guard let problem else { return .noted() }
        ERR_clear_error()
        return .certificate(problem)
    }

    /// Keeps what OpenSSL finds wrong with a certificate while it judges a chain, when the certificate is at hand.
    static let noteProblem: @convention(c) (Int32, OpaquePointer?) -> Int32 = { isGood, chain in
        let ssl = X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx())
        if isGood == 0, let own = ssl.flatMap({ SSL_get_ex_data(OpaquePointer($0), ownIndex) }) {
            let connection = Unmanaged<TLSConnection>.fromOpaque(own).takeUnretainedValue()
            connection.problem = CertificateProblem(
                code: X509_STORE_CTX_get_error(chain), certificate: X509_STORE_CTX_get_current_cert(chain))
        }
        return isGood
    }
}
