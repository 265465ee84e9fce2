/// A file of certificates that cannot be used.
public struct TrustedAuthoritiesError: Error, Hashable, CustomStringConvertible {
    /// The file.
    public let file: String
    let detail: String

    /// What is wrong with it, and what was expected.
    public var description: String {
        "the file \(file) \(detail); expected one or more blocks that begin with -----BEGIN CERTIFICATE-----"
    }
}
