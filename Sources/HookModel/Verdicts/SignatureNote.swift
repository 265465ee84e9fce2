/// What was accepted in a signature though it is not by the letter of the provider's guide.
public enum SignatureNote: String, Sendable, Hashable, CaseIterable {
    /// A prefix such as `sha256=` stood before the signature.
    case prefixAdded = "prefix_added"
    /// The hex digits were in upper case.
    case upperCaseHex = "upper_case_hex"
}
