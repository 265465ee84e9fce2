/// What is to be known of a schema that judged a payload, and is no error of the payload.
public struct SchemaNote: Sendable, Hashable, CustomStringConvertible {
    /// The URI of the schema that it is about; a fragment alone where no `$id` and no base make it absolute.
    public let schemaLocation: String
    /// The note, as a sentence without a final stop.
    public let text: String

    /// The note with its place.
    public var description: String { "\(schemaLocation): \(text)" }
}
