/// How far what is waited for has come.
struct WaitProgress {
    /// The captures that count, in their order.
    private(set) var captures: [Int64] = []
    /// Those that count for each query, in their order.
    private(set) var counted: [[Int64]]
    /// How many each query needs.
    private let count: Int
    private let isInOrder: Bool

    init(queries: Int, count: Int, isInOrder: Bool) {
        counted = Array(repeating: [], count: queries)
        self.count = count
        self.isInOrder = isInOrder
    }

    /// Whether everything has come.
    var isComplete: Bool { missing.isEmpty }

    /// The queries that still need captures.
    var missing: [Int] { counted.indices.filter { counted[$0].count < count } }

    /// The queries for which the next capture may count, the first one first.
    var open: [Int] { isInOrder ? Array(missing.prefix(1)) : missing }

    /// A capture that fits a query counts for it.
    mutating func add(_ capture: Int64, to query: Int) {
        captures.append(capture)
        counted[query].append(capture)
    }
}
