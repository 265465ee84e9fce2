/// A header that the provider's document compares with the payload, or insists on.
package struct HeaderCheck: Sendable, Hashable {
    /// The outcome of one comparison.
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The header is there, and what it should be.
        case match
        /// The header is there, and differs from the payload.
        case differs
        /// The header is not there.
        case missing
    }

    /// The header's name, as the guide writes it.
    package var header: String
    /// The value that came, bad UTF-8 replaced; nil when missing.
    package var value: String?
    /// The value that the payload asks for; nil when any will do.
    package var expected: String?
    /// The outcome.
    package var verdict: Verdict

    /// Makes a check from its parts.
    package init(header: String, value: String?, expected: String?, verdict: Verdict) {
        self.header = header
        self.value = value
        self.expected = expected
        self.verdict = verdict
    }
}
