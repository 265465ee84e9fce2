public import JSONText

/// Why a schema cannot be compiled: it is malformed, or it asserts something that this module cannot check.
public struct SchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, as a phrase that names the keyword.
    public let message: String
    /// Where, from the root of the document that holds the schema.
    public let pointer: JSONPointer
    /// Where, in the text of that document.
    public let position: JSONPosition
    /// The URI of the document when it is not the one that was to be compiled.
    public var document: String?
    /// The URI of the document that a reference or a dialect asks for and that nobody has given.
    public var missingDocument: String?

    /// The line, from 1.
    public var line: Int { position.line }
    /// The column in code points, from 1.
    public var column: Int { position.column }

    /// The message with its place.
    public var description: String {
        let place = pointer.tokens.isEmpty ? "the root" : pointer.description
        return "\(message) at \(position) (\(place))" + (document.map { " of \($0)" } ?? "")
    }
}
