package import JSONText

/// A provider document that cannot be used.
package struct CatalogError: Error, Hashable, CustomStringConvertible {
    /// The document's file name.
    package let file: String
    /// Where in the file.
    package let position: JSONPosition
    /// JSON Pointer to the member.
    package let field: String
    /// What was found and what was expected.
    package let reason: String
    /// What may stand there instead, for whoever writes a document; nil where that is not known.
    package var explanation: String?

    /// Whether it is about a folder, which has no lines.
    private var isOfFolder = false

    /// An error about a folder of documents.
    package init(folder: String, reason: String) {
        self.init(file: folder, position: JSONPosition(line: 1, column: 1), field: "", reason: reason)
        isOfFolder = true
    }

    /// Makes an error about one place of a file.
    package init(file: String, position: JSONPosition, field: String, reason: String) {
        self.file = file
        self.position = position
        self.field = field
        self.reason = reason
    }

    /// `file:line:column: field: reason`, the shape that editors link.
    package var description: String {
        if isOfFolder { return "\(file): \(reason)" }
        return "\(file):\(position.line):\(position.column): \(field.isEmpty ? "(the document)" : field): \(reason)"
            + (explanation.map { "; \($0)" } ?? "")
    }
}
