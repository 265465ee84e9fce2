/// What was accepted in a signature though it is not by the letter of the provider's guide, or was nearly not accepted.
package enum SignatureNote: String, Sendable, Hashable, CaseIterable {
    /// A prefix such as `sha256=` stood before the signature.
    case prefixAdded = "prefix_added"
    /// The hex digits were in upper case.
    case upperCaseHex = "upper_case_hex"
    /// More than 80 % of the timestamp's tolerance was used.
    case nearlyStale = "nearly_stale"
    /// The timestamp looks like one of another unit, such as milliseconds for seconds, and passed as one far ahead.
    case timestampUnit = "timestamp_unit"
}
