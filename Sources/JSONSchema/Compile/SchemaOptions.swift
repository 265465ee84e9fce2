/// How a schema is compiled.
public struct SchemaOptions: Sendable, Hashable {
    /// Whether `format` decides over validity; otherwise it only describes.
    ///
    /// Formats that this module does not know describe in either case.
    public var formatAssertion: Bool

    /// The deepest nesting of schemas applied within schemas before a payload counts as too deep to judge.
    public var maximumDepth: Int

    /// Creates options.
    public init(formatAssertion: Bool = false, maximumDepth: Int = 1536) {
        self.formatAssertion = formatAssertion
        self.maximumDepth = maximumDepth
    }
}
