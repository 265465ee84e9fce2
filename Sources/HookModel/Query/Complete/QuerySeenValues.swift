/// Values that captures have, to complete queries with.
///
/// All lists have to be sorted by their bytes, as SQLite sorts them, and are not copied: 100,000 values cost nothing.
package struct QuerySeenValues: Sendable {
    /// The values of `provider`, `event`, `target`, `path`, `method`, `status`, `from`, by field.
    package var fields: [QueryField: [String]]
    /// Names of header lines, in lower case.
    package var headerNames: [String]
    /// Values of header lines by name in lower case.
    package var headerValues: [String: [String]]
    /// JSON Pointers into bodies.
    package var pointers: [String]

    /// Makes lists of seen values, each sorted by its bytes.
    package init(
        fields: [QueryField: [String]] = [:], headerNames: [String] = [], headerValues: [String: [String]] = [:],
        pointers: [String] = []
    ) {
        self.fields = fields
        self.headerNames = headerNames
        self.headerValues = headerValues
        self.pointers = pointers
    }

    /// The values of a sorted list that begin with a text; reads as many as are asked for, and finds them by halving.
    static func values(_ sorted: [String], beginningWith start: String, limit: Int) -> [String] {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].utf8.lexicographicallyPrecedes(start.utf8) { low = middle + 1 } else { high = middle }
        }
        return Array(sorted[low...].prefix(limit).prefix { $0.utf8.starts(with: start.utf8) })
    }
}
