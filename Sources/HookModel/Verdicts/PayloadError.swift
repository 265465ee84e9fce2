/// One error in a payload, in the words of JSON Schema's output format, with the place in the body as received.
package struct PayloadError: Sendable, Hashable {
    /// JSON Pointer (RFC 6901) to the value in the payload.
    package var instanceLocation: String
    /// JSON Pointer to the keyword in the schema.
    package var keywordLocation: String
    /// What was found and what was expected.
    package var error: String
    /// The line in the body, from 1.
    package var line: Int
    /// The column in the line, from 1.
    package var column: Int
    /// What was probably meant.
    package var hint: String?
    /// The keyword's URI, where the schema has one; not stored.
    package var absoluteKeywordLocation: String?

    /// Makes an error from its parts.
    package init(
        instanceLocation: String, keywordLocation: String, error: String, line: Int, column: Int, hint: String? = nil
    ) {
        self.instanceLocation = instanceLocation
        self.keywordLocation = keywordLocation
        self.error = error
        self.line = line
        self.column = column
        self.hint = hint
    }
}
