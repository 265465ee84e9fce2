package import HookModel
internal import HookTransport

extension Target {
    /// Reads a `--forward`: `URL`, or conditions, a space and the URL.
    ///
    /// Conditions are `key=glob,key=glob` with the keys `name`, `provider`, `event`, `path` and `signature`, or a query,
    /// or the first and then the second.
    ///
    /// - Parameters:
    ///   - text: The setting.
    ///   - now: The moment that times of the query count back from.
    ///   - vocabulary: Gives the names that a query is read with; called for queries alone.
    /// - Throws: `TargetError` that says what was expected.
    package init(
        _ text: String, now: Timestamp = WallClock.system.now(), vocabulary: () -> QueryVocabulary = { .empty }
    ) throws(TargetError) {
        let (conditions, place) = Target.split(text)
        guard !place.isEmpty else {
            throw TargetError("expected a URL, or conditions, one space and a URL, found \"\(text)\"")
        }
        let url: TargetURL
        do {
            url = try TargetURL(String(place))
        } catch {
            throw TargetError("\(error)")
        }
        var name = url.name
        var filter = TargetFilter()
        var rest = conditions
        if let first = rest.split(separator: " ").first, Target.isShort(first) {
            try Target.read(first, &filter, &name)
            rest = rest[first.endIndex...]
        }
        self.init(name: name, url: url, filter: filter)
        guard rest.contains(where: { $0 != " " }) else { return }
        if let short = rest.split(separator: " ").first(where: { Target.hasKey($0) }) {
            throw TargetError("\"\(short)\" stands first, and joined by commas: key=value,key=value URL")
        }
        let source = rest.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        query = try TargetQuery(Query(String(source), vocabulary: vocabulary(), now: now))
    }

    /// Conditions and URL, which is the last word; the path of a socket may have spaces.
    private static func split(_ text: String) -> (conditions: Substring, url: Substring) {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        if let socket = words.first(where: { $0.lowercased().hasPrefix("unix:") }) {
            return (text[..<socket.startIndex], text[socket.startIndex...])
        }
        guard let last = words.last else { return ("", "") }
        return (text[..<last.startIndex], last)
    }

    /// Whether a word is conditions in the short form, or meant to be: `colour=red`.
    private static func isShort(_ word: Substring) -> Bool {
        guard let sign = word.firstIndex(where: { !$0.isLetter }) else { return false }
        return word[sign] == "=" || word[sign] == ","
    }

    private static func hasKey(_ word: Substring) -> Bool {
        keys.contains { word.hasPrefix($0 + "=") }
    }

    private static func read(
        _ conditions: Substring, _ filter: inout TargetFilter, _ name: inout String
    ) throws(TargetError) {
        let known = keys.joined(separator: ", ")
        for condition in conditions.split(separator: ",") {
            guard let equals = condition.firstIndex(of: "="), condition.index(after: equals) < condition.endIndex else {
                throw TargetError("expected key=value, found \"\(condition)\"; keys: \(known)")
            }
            let value = String(condition[condition.index(after: equals)...])
            switch condition[..<equals] {
            case "name": name = value
            case "provider": filter.provider = Glob(value)
            case "event": filter.event = Glob(value)
            case "path": filter.path = Glob(value)
            case "signature": filter.signature = try signature(value)
            default: throw TargetError("expected one of the keys \(known), found \"\(condition[..<equals])\"")
            }
        }
    }

    private static func signature(_ value: String) throws(TargetError) -> Glob {
        let glob = Glob(value)
        guard SignatureVerdict.allCases.contains(where: { glob.matches($0.rawValue) }) else {
            let known = SignatureVerdict.allCases.map(\.rawValue).joined(separator: ", ")
            throw TargetError("no signature has the verdict \"\(value)\"; verdicts: \(known)")
        }
        return glob
    }

    private static let keys = ["name", "provider", "event", "path", "signature"]
}
