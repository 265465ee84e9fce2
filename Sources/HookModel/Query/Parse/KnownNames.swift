internal import JSONText

/// Names that are found whatever their case.
struct KnownNames: Sendable {
    private let exact: Set<String>
    private let folded: [String: String]

    init(_ names: [String]) {
        exact = Set(names)
        folded = Dictionary(names.map { ($0.lowercased(), $0) }) { first, _ in first }
    }

    /// The name as it is known; nil where it is not.
    func spelling(of name: String) -> String? {
        exact.contains(name) ? name : folded[name.lowercased()]
    }

    /// Names once each, in the order of their bytes.
    static func sorted(_ names: some Sequence<String>) -> [String] {
        Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The nearest of many names, of which only those of about the same length and with the same start or end are
    /// compared.
    static func nearest(to name: String, among names: [String]) -> String? {
        let count = name.utf8.count
        let near = names.filter {
            abs($0.utf8.count - count) <= 2
                && ($0.utf8.first == name.utf8.first || $0.utf8.last == name.utf8.last)
        }
        return NameDistance.nearest(to: name, among: near)
    }
}
