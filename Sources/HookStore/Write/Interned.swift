/// Ids for values that come again and again, known without asking SQLite.
///
/// Ids that were given within a transaction hold only once it is committed.
struct Interned<Value: Hashable> {
    private var known: [Value: Int64]
    private var new: [Value] = []
    private var next: Int64

    init(_ stored: [(id: Int64, value: Value)]) {
        known = Dictionary(stored.map { ($0.value, $0.id) }) { first, _ in first }
        next = (stored.map(\.id).max() ?? 0) + 1
    }

    var count: Int { known.count }

    func id(of value: Value) -> Int64? { known[value] }

    /// Gives a value its id; `insert` writes the row.
    mutating func add(_ value: Value, insert: (Int64) throws -> Void) rethrows -> Int64 {
        let id = next
        try insert(id)
        next += 1
        known[value] = id
        new.append(value)
        return id
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
}
