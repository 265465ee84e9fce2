/// A comparison with an integer: an id, a size in bytes, a status.
package struct QueryNumber: Sendable, Hashable {
    /// How the value is compared.
    package var comparison: QueryComparison
    /// With what.
    package var value: Int64

    /// Makes a comparison; by default with the very number.
    package init(_ comparison: QueryComparison = .equal, _ value: Int64) {
        self.comparison = comparison
        self.value = value
    }

    /// Whether the comparison holds for a number.
    package func holds(_ number: Int64) -> Bool { comparison.holds(number, value) }

    /// The numbers for which the comparison holds; nil where there are none.
    package var range: ClosedRange<Int64>? { comparison.range(of: value) }
}
