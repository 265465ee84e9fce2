internal import COpenSSL
internal import Synchronization

/// A secret made ready for HMAC (RFC 2104) with one hash function.
///
/// The key's two inner blocks are hashed once; each authentication starts from there. Many threads may use one key.
package final class HMACKey: Sendable {
    /// The hash function.
    package let algorithm: HashAlgorithm
    private let context: Mutex<MACContext>

    /// From this size on a message is hashed outside the lock, so that it delays nobody else.
    private static let longMessage = 16_384

    /// Makes a key from a secret's bytes.
    ///
    /// - Throws: `CryptoError` when libcrypto has no such HMAC. An empty secret is not an error here: whoever reads
    ///   settings refuses it.
    package init(_ secret: [UInt8], algorithm: HashAlgorithm) throws(CryptoError) {
        self.algorithm = algorithm
        self.context = Mutex(try MACContext(secret: secret, algorithm: algorithm))
    }

    /// The authentication code of a message in one run of bytes.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func authenticate(_ message: UnsafeRawBufferPointer) throws(CryptoError) -> MACValue {
        try authenticate(message.count) { (context: borrowing MACContext) throws(CryptoError) in
            try context.authenticate(message)
        }
    }

    /// The authentication code of a message in pieces.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func authenticate(_ message: Message) throws(CryptoError) -> MACValue {
        try authenticate(message.count) { (context: borrowing MACContext) throws(CryptoError) in
            try context.authenticate(message)
        }
    }

    private func authenticate(
        _ count: Int, _ body: (borrowing MACContext) throws(CryptoError) -> MACValue
    ) throws(CryptoError) -> MACValue {
        if count < HMACKey.longMessage {
            return try context.withLock { (context: inout MACContext) throws(CryptoError) in try body(context) }
        }
        let own = try context.withLock { (context: inout MACContext) throws(CryptoError) in try context.copy() }
        return try body(own)
    }
}
