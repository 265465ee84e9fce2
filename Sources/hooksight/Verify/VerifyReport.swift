import HookModel
import HookProviders

/// What `verify` found out.
struct VerifyReport: Sendable {
    /// Where the time came from that a timestamp was held against.
    enum Clock: String, Sendable {
        /// `--at`.
        case told
        /// The capture's time of receipt.
        case received
        /// The machine's clock.
        case now
    }

    let document: ProviderDocument
    /// Whether the scheme was told by flags, and no provider.
    let isFromFlags: Bool
    /// By what the provider was identified; nil when it was named.
    let identification: Identification?
    /// The verdict with its diagnosis.
    let finding: SignatureFinding
    let steps: VerificationSteps
    /// What would have been right; nil unless asked for.
    let expected: [ExpectedSignature]?
    let time: Timestamp
    let clock: Clock
    /// The URL as the sender called it, where the scheme signs it.
    let url: SenderURL?

    /// 0 verified, 1 not, 2 when nothing was there to check with.
    var status: Int32 {
        switch finding.verdict {
        case .verified: 0
        case .noSecret: 2
        case .unknown, .notSigned, .missing, .failed: 1
        }
    }
}
