/// What the finding on a signature has to be: its verdict, or why it failed.
package enum QuerySignature: Sendable, Hashable, CaseIterable {
    /// The verdict.
    case verdict(SignatureVerdict)
    /// The reason of the verdict `failed`.
    case reason(SignatureReason)

    /// All verdicts, then all reasons.
    package static let allCases: [QuerySignature] =
        SignatureVerdict.allCases.map(QuerySignature.verdict) + SignatureReason.allCases.map(QuerySignature.reason)

    /// The stable word.
    package var word: String {
        switch self {
        case .verdict(let verdict): verdict.rawValue
        case .reason(let reason): reason.rawValue
        }
    }

    /// Whether a finding is so.
    ///
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - reason: Why it failed; the outer nil where it is not known yet, the inner where there is none.
    /// - Returns: Nil where the reason would tell.
    package func holds(_ verdict: SignatureVerdict, _ reason: SignatureReason??) -> Bool? {
        switch self {
        case .verdict(let asked): return asked == verdict
        case .reason(let asked):
            if verdict != .failed { return false }
            guard let reason else { return nil }
            return reason == asked
        }
    }
}
