public import JSONText

/// A member of a schema that is no keyword of its dialect, and so decides nothing: misspelt perhaps.
public struct UnknownKeyword: Sendable, Hashable {
    /// The name as it stands in the schema.
    public let name: String
    /// The keyword that may have been meant.
    public let nearest: String?
    /// The draft of the schema.
    public let draft: SchemaDraft
    /// Another draft that has the keyword; the newest of them.
    public let otherDraft: SchemaDraft?
    /// Where the name stands in its document.
    public let position: JSONPosition
    /// The URI of the document when it is not the one that was to be compiled.
    public let document: String?
}
