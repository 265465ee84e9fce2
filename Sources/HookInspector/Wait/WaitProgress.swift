/// How far what is waited for has come.
struct WaitProgress {
    /// The captures that count, in their order.
    private(set) var captures: [Int64] = []
    /// How many each query still needs.
    private var missing: [Int]
    private let isInOrder: Bool

    init(queries: Int, count: Int, isInOrder: Bool) {
        missing = Array(repeating: count, count: queries)
        self.isInOrder = isInOrder
    }

    /// Whether everything has come.
    var isComplete: Bool { missing.allSatisfy { $0 == 0 } }

    /// The first query that still needs captures; nil when everything has come.
    var firstMissing: Int? { missing.firstIndex { $0 > 0 } }

    /// The queries for which the next capture may count, the first one first.
    var open: [Int] {
        if isInOrder { return firstMissing.map { [$0] } ?? [] }
        return missing.indices.filter { missing[$0] > 0 }
    }

    /// A capture that fits a query counts for it.
    mutating func add(_ capture: Int64, to query: Int) {
        captures.append(capture)
        missing[query] -= 1
    }
}
