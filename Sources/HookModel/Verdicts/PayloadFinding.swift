/// What was found out about a request's payload.
package struct PayloadFinding: Sendable, Hashable {
    /// The outcome.
    package var verdict: PayloadVerdict
    /// The errors, envelope first; at most 20.
    package var errors: [PayloadError]
    /// How many errors there are beyond those listed.
    package var omitted: Int
    /// JSON Pointers to members that the provider's document does not describe; at most 20.
    package var undocumented: [String]
    /// How many undocumented members there are beyond those listed.
    package var undocumentedOmitted: Int
    /// As what the body was read; nil when it was not.
    package var kind: BodyKind?
    /// What a reader should know of the body: codings that were undone, labels that are wrong.
    package var notes: [String] = []
    /// JSON Pointers to members whose name stands more than once in their object; at most 20.
    package var duplicateKeys: [String]
    /// Whether judging reached a limit and was given up, which the first error tells; not stored.
    package var isGivenUp = false
    /// What is to be known of the schemas themselves, as that one comes back to itself; at most 20, not stored.
    package var schemaNotes: [String] = []

    /// Makes a finding from its parts.
    package init(
        verdict: PayloadVerdict, errors: [PayloadError] = [], omitted: Int = 0, undocumented: [String] = [],
        undocumentedOmitted: Int = 0, duplicateKeys: [String] = []
    ) {
        self.verdict = verdict
        self.errors = errors
        self.omitted = omitted
        self.undocumented = undocumented
        self.undocumentedOmitted = undocumentedOmitted
        self.duplicateKeys = duplicateKeys
    }

    /// Nothing to check against.
    package static let notChecked = PayloadFinding(verdict: .notChecked)
}
