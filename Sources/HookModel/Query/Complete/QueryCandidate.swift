/// What may stand where somebody is typing a query.
package struct QueryCandidate: Sendable, Hashable {
    /// What a candidate is.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A field, with the sign behind it.
        case field
        /// A word that the field knows.
        case value
        /// A value that was seen in captures.
        case seen
        /// A provider.
        case provider
        /// An event's type.
        case event
        /// `AND`, `OR` or `NOT`.
        case `operator`
    }

    /// What to put in, in quotes where that is needed.
    package var text: String
    /// What it takes the place of, in bytes of UTF-8.
    package var range: Range<Int>
    /// What it is.
    package var kind: Kind
    /// What it is, in a few words.
    package var summary: String
}
