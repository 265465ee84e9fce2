internal import COpenSSL

/// Random bytes that nobody can foresee.
public enum SecureRandom {
    /// So many random bytes.
    ///
    /// - Throws: `CryptoError` when the machine's source of randomness fails.
    public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        var done: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { out, filled in
            done = RAND_bytes(out.baseAddress, Int32(count))
            filled = count
        }
        guard done == 1 else { throw CryptoError("reading \(count) random bytes") }
        return bytes
    }
}
