/// What was found out about a request's payload.
public struct PayloadFinding: Sendable, Hashable {
    /// The outcome.
    public var verdict: PayloadVerdict
    /// The errors, envelope first; at most 20.
    public var errors: [PayloadError]
    /// How many errors there are beyond those listed.
    public var omitted: Int
    /// JSON Pointers to members that the provider's document does not describe; at most 20.
    public var undocumented: [String]
    /// JSON Pointers to members whose name stands more than once in their object; at most 20.
    public var duplicateKeys: [String]
    /// Whether judging reached a limit and was given up, which the first error tells; not stored.
    public var isGivenUp = false

    /// Makes a finding from its parts.
    public init(
        verdict: PayloadVerdict, errors: [PayloadError] = [], omitted: Int = 0, undocumented: [String] = [],
        duplicateKeys: [String] = []
    ) {
        self.verdict = verdict
        self.errors = errors
        self.omitted = omitted
        self.undocumented = undocumented
        self.duplicateKeys = duplicateKeys
    }

    /// Nothing to check against.
    public static let notChecked = PayloadFinding(verdict: .notChecked)
}
