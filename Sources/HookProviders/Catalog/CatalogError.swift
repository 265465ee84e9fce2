public import JSONSchema

/// A provider document that cannot be used.
public struct CatalogError: Error, Hashable, CustomStringConvertible {
    /// The document's file name.
    public let file: String
    /// Where in the file.
    public let position: JSONPosition
    /// JSON Pointer to the member.
    public let field: String
    /// What was found and what was expected.
    public let reason: String

    /// Makes an error about one place of a file.
    public init(file: String, position: JSONPosition, field: String, reason: String) {
        self.file = file
        self.position = position
        self.field = field
        self.reason = reason
    }

    /// `file:line:column: field: reason`, the shape that editors link.
    public var description: String {
        "\(file):\(position.line):\(position.column): \(field.isEmpty ? "(the document)" : field): \(reason)"
    }
}
