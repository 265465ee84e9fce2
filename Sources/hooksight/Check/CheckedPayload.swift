import HookModel

/// What was found out about one payload.
struct CheckedPayload: Sendable {
    /// What it comes to, in the words of the summary and of the exit codes.
    enum Outcome: Sendable {
        case valid, invalid, undescribed, unchecked
    }

    /// Where it is.
    let place: PayloadPlace
    /// The provider's id; nil when it is not known, or a schema of the user's own was asked for.
    var provider: String?
    /// Why it is thought to be this provider's.
    var because: [String] = []
    /// The event's type.
    var event: String?
    /// The verdict with its errors, whose lines are those of the payload.
    var finding = PayloadFinding.notChecked
    /// Why it could not be checked, and what to type next; nil when it could.
    var problem: String?
    /// Whether it does not count: its provider is not known, and only those of known ones were asked for.
    var isLeftOut = false

    var outcome: Outcome {
        if problem != nil { return .unchecked }
        switch finding.verdict {
        case .valid: return .valid
        case .notDescribed: return .undescribed
        default: return .invalid
        }
    }
}
