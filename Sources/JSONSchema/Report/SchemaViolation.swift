public import JSONText

/// One thing that is wrong with a payload, in the words of JSON Schema's standard output.
public struct SchemaViolation: Sendable, Hashable {
    /// The value in the payload that is wrong, or the object in which something is missing.
    public let instanceLocation: JSONPointer
    /// The keyword that says so, from the root of the schema, through every `$ref` on the way.
    public let keywordLocation: JSONPointer
    /// The URI of the keyword in the schema that has it; nil where no `$id` and no base make it absolute.
    public let absoluteKeywordLocation: String?
    /// What was expected and what was found, as a sentence without a final stop.
    public let error: String
    /// The line of the value in the payload as received, from 1.
    public let line: Int
    /// The column of the value in the payload as received, in code points from 1.
    public let column: Int
    /// What the sender may have meant, where it is a near miss.
    public let hint: String?
}
