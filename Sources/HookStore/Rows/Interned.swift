/// Ids of rows whose values come again and again, known without asking SQLite for all but the first time.
///
/// Ids that were given within a transaction hold only once it is committed.
struct Interned<Value: Hashable> {
    private var known: [Value: Int64] = [:]
    private var new: [Value] = []

    /// Memory for so many; beyond, all are forgotten, and SQLite is asked again.
    private static var limit: Int { 4096 }

    /// The id; nil for a value that was not seen since the store was opened.
    func id(of value: Value) -> Int64? { known[value] }

    /// Keeps the id of a row that was found, or written in the open transaction.
    mutating func keep(_ id: Int64, of value: Value, isNew: Bool) {
        if known.count >= Interned.limit { known.removeAll(keepingCapacity: true) }
        known[value] = id
        if isNew { new.append(value) }
    }

    /// The transaction was committed.
    mutating func keepNew() {
        if !new.isEmpty { new = [] }
    }

    /// The transaction was rolled back.
    mutating func forgetNew() {
        for value in new { known[value] = nil }
        new = []
    }

    /// Rows were deleted.
    mutating func forgetAll() {
        known = [:]
        new = []
    }
}
