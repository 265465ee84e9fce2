/// A file of certificates that cannot be used.
package struct TrustedAuthoritiesError: Error, Hashable, CustomStringConvertible {
    /// The file.
    package let file: String
    let detail: String

    /// What is wrong with it, and what was expected.
    package var description: String {
        "the file \(file) \(detail); expected one or more blocks that begin with -----BEGIN CERTIFICATE-----"
    }
}
