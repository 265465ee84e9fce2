/// A text that a capture has to contain, case aside, made ready to be looked for.
package struct QueryText: Sendable, Hashable {
    /// The text; never empty.
    package let text: String
    /// The search for it.
    package let search: TextSearch

    /// Makes a text ready; nil for an empty one, which is in everything.
    package init?(_ text: String) {
        guard let search = TextSearch(text) else { return nil }
        self.text = text
        self.search = search
    }

    /// Whether two texts are the same code points.
    package static func == (left: QueryText, right: QueryText) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Hashes the text.
    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
