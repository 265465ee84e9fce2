/// Hides credentials in the lines of a request that could not be read, so that nobody knows for sure what is a header.
///
/// A line counts as a header when it begins with a name, whatever follows the name; a line that begins with white space
/// goes on with the header before it. A carriage return may stand for a line's end.
package struct HiddenLines {
    private let credentials: Credentials
    /// The name of the header that a folded line would belong to.
    private var name = ""

    package init(_ credentials: Credentials) {
        self.credentials = credentials
    }

    /// A line as it may be shown.
    package mutating func shown(_ line: String) -> String {
        var parts: [String] = []
        for part in line.unicodeScalars.split(separator: "\r", omittingEmptySubsequences: false) {
            parts.append(shownPart(String(part)))
        }
        return parts.joined(separator: "\r")
    }

    private mutating func shownPart(_ part: String) -> String {
        let start = part.prefix { $0 == " " || $0 == "\t" }
        if !start.isEmpty, !name.isEmpty {
            let folded = String(part.dropFirst(start.count))
            let shown = credentials.shown(folded, of: name)
            if shown != folded { return start + shown }
            // The line before has nothing to hide; this one may be a header that stands where it should not.
        }
        let rest = part.dropFirst(start.count)
        // Some byte that spoils a name does not make its value public.
        let end = rest.firstIndex(of: ":") ?? rest.firstIndex { $0 == " " || $0 == "\t" } ?? rest.endIndex
        name = String(rest[..<end].unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-") })
        guard end < rest.endIndex else { return part }
        let value = rest[rest.index(after: end)...]
        let space = value.prefix { $0 == " " || $0 == "\t" }
        return start + rest[...end] + space + credentials.shown(String(value.dropFirst(space.count)), of: name)
    }
}
