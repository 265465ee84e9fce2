internal import COpenSSL

/// Digests of bytes.
package struct Digest: @unchecked Sendable {  // An EVP_MD is immutable and counted; libcrypto shares it among threads.
    private let function: OpaquePointer

    /// Makes a digest function.
    ///
    /// - Throws: `CryptoError` when libcrypto has no such function.
    package init(_ algorithm: HashAlgorithm) throws(CryptoError) {
        // Fetched once and never freed: a program has one or two of these for its whole life.
        guard let function = EVP_MD_fetch(nil, algorithm.openSSLName, nil) else {
            throw CryptoError("fetching \(algorithm.openSSLName)")
        }
        self.function = function
    }

    /// The digest of some bytes.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func hash(_ bytes: UnsafeRawBufferPointer) throws(CryptoError) -> [UInt8] {
        var done: Int32 = 0
        let digest = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { out, count in
            var length: UInt32 = 0
            done = EVP_Digest(bytes.baseAddress, bytes.count, out.baseAddress, &length, function, nil)
            count = Int(length)
        }
        guard done == 1 else { throw CryptoError("hashing bytes") }
        return digest
    }
}
