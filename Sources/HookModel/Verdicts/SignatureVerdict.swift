/// The outcome of a signature check.
///
/// A bad signature is a verdict, never an error.
package enum SignatureVerdict: String, Sendable, Hashable, CaseIterable {
    /// No provider was identified, so nothing is known about its signatures.
    case unknown
    /// The provider does not sign.
    case notSigned = "not_signed"
    /// The provider signs, this request carries no signature.
    case missing
    /// The signature is not this request's; `SignatureReason` says more.
    case failed
    /// The signature looks right in form, and no secret is configured to check it.
    case noSecret = "no_secret"
    /// The signature is right and in time.
    case verified
}
