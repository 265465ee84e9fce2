/// The parameters of a query, each at most once but for those that may be repeated.
struct QueryParameters {
    private let values: [(name: String, value: String)]

    /// Reads `name=value&…`, where `+` is a space.
    ///
    /// - Throws: `Problem` for names that are not known, for repeated ones that may not be, and for broken
    ///   percent-encoding.
    init(_ query: String, known: [String], repeatable: [String] = []) throws(Problem) {
        var values: [(name: String, value: String)] = []
        for part in query.split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(sides[0], plusIsSpace: true),
                let value = sides.count == 2 ? PercentCoding.decode(sides[1], plusIsSpace: true) : ""
            else { throw Problem.unreadableQuery }
            guard known.contains(name) else { throw Problem.unknownParameter(name, known: known) }
            guard repeatable.contains(name) || !values.contains(where: { $0.name == name }) else {
                throw Problem.repeatedParameter(name)
            }
            values.append((name, value))
        }
        self.values = values
    }

    /// The value of a parameter; nil when it is not given.
    subscript(name: String) -> String? {
        values.first { $0.name == name }?.value
    }

    /// All values of a parameter, in their order.
    func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

    /// A parameter that is one of the words of an enumeration; nil when it is not given.
    ///
    /// - Throws: `Problem` that names the words.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Problem) -> Word? {
        guard let text = self[name] else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue)
            throw Problem.badParameter(name, text, expected: "one of \(words.joined(separator: ", "))")
        }
        return word
    }

    /// A parameter that is `true` or `false`; false when it is not given.
    ///
    /// - Throws: `Problem` for another value.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch self[name] {
        case nil, "false": return false
        case "true": return true
        case let text?: throw Problem.badParameter(name, text, expected: "true or false")
        }
    }

    /// The address of the next page: the same query with another cursor.
    func link(to path: String, _ authority: String, cursor: String) -> String {
        let kept = values.filter { $0.name != "cursor" } + [("cursor", cursor)]
        let query = kept.map { "\($0.name)=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
        return "http://\(authority)\(path)?\(query)"
    }
}
