package import HookModel
package import HookTransport

/// An app under development that captures are handed to.
package struct Target: Sendable, Hashable {
    /// The name that deliveries, lists and routes use.
    package let name: String
    /// Where it listens.
    package let url: TargetURL
    /// Which captures it gets.
    package let filter: TargetFilter
    /// What changes about the header lines on the way to it.
    package var edits = HeaderEdits()

    /// Makes a target.
    package init(name: String, url: TargetURL, filter: TargetFilter = TargetFilter()) {
        self.name = name
        self.url = url
        self.filter = filter
    }

    /// Reads a `--forward`: `URL` or `key=glob,key=glob URL`, with the keys `name`, `provider`, `event`, `path` and
    /// `signature`.
    ///
    /// - Throws: `TargetError` that says what was expected.
    package init(_ text: String) throws(TargetError) {
        let words = Target.words(text)
        guard let last = words.last, words.count <= 2 else {
            throw TargetError("expected a URL, or conditions, one space and a URL, found \"\(text)\"")
        }
        do {
            url = try TargetURL(String(last))
        } catch {
            throw TargetError("\(error)")
        }
        var name = url.name
        var filter = TargetFilter()
        for condition in words.dropLast().first?.split(separator: ",") ?? [] {
            guard let equals = condition.firstIndex(of: "="), condition.index(after: equals) < condition.endIndex else {
                throw TargetError("expected key=value, found \"\(condition)\"; keys: \(Target.keys)")
            }
            let value = String(condition[condition.index(after: equals)...])
            switch condition[..<equals] {
            case "name": name = value
            case "provider": filter.provider = Glob(value)
            case "event": filter.event = Glob(value)
            case "path": filter.path = Glob(value)
            case "signature":
                let glob = Glob(value)
                guard SignatureVerdict.allCases.contains(where: { glob.matches($0.rawValue) }) else {
                    let known = SignatureVerdict.allCases.map(\.rawValue).joined(separator: ", ")
                    throw TargetError("no signature has the verdict \"\(value)\"; verdicts: \(known)")
                }
                filter.signature = glob
            default:
                throw TargetError("expected one of the keys \(Target.keys), found \"\(condition[..<equals])\"")
            }
        }
        self.name = name
        self.filter = filter
    }

    /// Conditions and URL; the path of a socket may have spaces.
    private static func words(_ text: String) -> [Substring] {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        guard let start = words.first(where: { $0.lowercased().hasPrefix("unix:") })?.startIndex else { return words }
        return text[..<start].split(separator: " ", omittingEmptySubsequences: true) + [text[start...]]
    }

    private static let keys = "name, provider, event, path, signature"
}
