/// How a value is compared.
package enum QueryComparison: String, Sendable, Hashable, CaseIterable {
    /// The same value.
    case equal = ":"
    /// A smaller value.
    case less = "<"
    /// A smaller value, or the same.
    case atMost = "<="
    /// A greater value.
    case greater = ">"
    /// A greater value, or the same.
    case atLeast = ">="

    /// Whether the comparison holds between two values.
    package func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .less: left < right
        case .atMost: left <= right
        case .greater: left > right
        case .atLeast: left >= right
        }
    }

    /// The integers for which the comparison holds with this one; nil where there are none.
    package func range(of value: Int64) -> ClosedRange<Int64>? {
        switch self {
        case .equal: value...value
        case .less: value == .min ? nil : .min...(value - 1)
        case .atMost: .min...value
        case .greater: value == .max ? nil : (value + 1)...Int64.max
        case .atLeast: value...Int64.max
        }
    }

    /// What holds where this does not; nil for `equal`, of which that is no one comparison.
    var opposite: QueryComparison? {
        switch self {
        case .equal: nil
        case .less: .atLeast
        case .atMost: .greater
        case .greater: .atMost
        case .atLeast: .less
        }
    }
}
