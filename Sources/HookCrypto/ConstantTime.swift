internal import COpenSSL

/// Comparisons whose time tells nothing about the place of a difference.
package enum ConstantTime {
    /// Whether two runs of bytes are equal.
    ///
    /// Only their lengths may be told by the time it takes.
    package static func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
    }

    /// Whether two texts are equal.
    ///
    /// Only their lengths may be told by the time it takes.
    package static func equal(_ left: String, _ right: String) -> Bool {
        Array(left.utf8).withUnsafeBytes { left in Array(right.utf8).withUnsafeBytes { equal(left, $0) } }
    }
}
