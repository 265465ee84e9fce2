/// How a schema is compiled.
public struct SchemaOptions: Sendable, Hashable {
    /// Whether `format` decides over validity; otherwise it only describes.
    ///
    /// A meta-schema whose `$vocabulary` asks for assertion has it in any case. Formats that this module does not
    /// know describe in either case.
    public var formatAssertion: Bool

    /// Whether `contentEncoding` and `contentMediaType` decide over validity in schemas of draft 7, which leaves it
    /// open (draft 7, Validation, section 8.2); in later drafts they only describe.
    public var contentAssertion: Bool

    /// The draft of schemas that do not name theirs with `$schema`.
    public var draft: SchemaDraft

    /// The URI of the schema, against which its references are resolved; `$id` in the schema is resolved against it.
    public var baseURI: String

    /// The deepest nesting of schemas applied within schemas before a payload counts as too deep to judge.
    ///
    /// Judging recurses: 1024 levels take up to 2 MB of stack in a release build.
    public var maximumDepth: Int

    /// Creates options.
    public init(
        formatAssertion: Bool = false, contentAssertion: Bool = true, draft: SchemaDraft = .draft2020,
        baseURI: String = "", maximumDepth: Int = 1024
    ) {
        self.formatAssertion = formatAssertion
        self.contentAssertion = contentAssertion
        self.draft = draft
        self.baseURI = baseURI
        self.maximumDepth = maximumDepth
    }
}
