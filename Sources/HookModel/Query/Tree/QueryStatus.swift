/// What a status has to be.
package enum QueryStatus: Sendable, Hashable {
    /// One of a hundred, such as 5 for `5xx`.
    case hundreds(Int64)
    /// A comparison with a status.
    case number(QueryNumber)

    /// The statuses that fit; nil where there are none.
    package var range: ClosedRange<Int64>? {
        switch self {
        case .hundreds(let hundred): (hundred * 100)...(hundred * 100 + 99)
        case .number(let number): number.range
        }
    }

    /// Whether a status fits.
    package func holds(_ status: Int) -> Bool { range?.contains(Int64(status)) ?? false }
}
