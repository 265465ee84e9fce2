package import JSONText

/// What a value in a body, or in a header, has to be.
package enum QueryValue: Sendable, Hashable {
    /// It is there, whatever it is; JSON's `null` counts.
    case exists
    /// It is one of these.
    case anyOf([Match])
    /// It is a number, or a string that says one, for which the comparison holds; never `equal`.
    case number(QueryComparison, JSONNumber)

    /// One value of several.
    package enum Match: Sendable, Hashable {
        /// A string that fits: what a query writes in quotes.
        case string(QueryPattern)
        /// A string that fits, or a number, `true`, `false` or `null` whose text as sent does.
        case scalar(QueryPattern)
        /// This number however it is written, or a string that says it.
        case number(JSONNumber)
    }
}
