/// Why a signature failed.
package enum SignatureReason: String, Sendable, Hashable, CaseIterable {
    /// Empty, of the wrong length or alphabet, or several lines that differ.
    case malformed
    /// The scheme signs an id, this request has none.
    case idMissing = "id_missing"
    /// The scheme has a timestamp, this request has none.
    case timestampMissing = "timestamp_missing"
    /// The timestamp is no number, or several lines differ.
    case timestampMalformed = "timestamp_malformed"
    /// It is well formed, and no configured secret makes it.
    case mismatch
    /// It is right, and its timestamp lies outside the tolerance.
    case stale
}
