public import JSONText

/// A JSON Schema (2020-12, 2019-09 or draft 7) made ready for validation: compiled once, immutable, usable from any
/// thread.
///
/// References resolve only inside the schema itself, the documents of a registry and the official meta-schemas; nothing
/// is ever opened or fetched. A member name that a payload repeats is judged at each of its values. Formats that this
/// module does not know and keywords that the dialect does not have decide nothing.
public struct CompiledSchema: Sendable {
    let program: SchemaProgram

    /// Compiles a schema, which may stand anywhere in its document; `#` in references is the schema itself.
    ///
    /// - Throws: `SchemaError` when the schema, or a document that it refers to, is not valid by its meta-schema, has
    ///   a pattern that is none or refers to what is not there.
    public init(
        _ schema: JSONValue, options: SchemaOptions = SchemaOptions(), registry: SchemaRegistry = SchemaRegistry()
    ) throws(SchemaError) {
        var compiler = try SchemaCompiler(schema, options: options, registry: registry)
        try compiler.run()
        try MetaSchemaCheck(compiler, registry: registry).run()
        program = SchemaProgram(compiler)
    }

    /// Compiles a meta-schema, which is not itself checked.
    init(trusted schema: JSONValue, options: SchemaOptions, registry: SchemaRegistry) throws(SchemaError) {
        var compiler = try SchemaCompiler(schema, options: options, registry: registry)
        try compiler.run()
        program = SchemaProgram(compiler)
    }

    /// Whether a payload is valid: the quick answer, which allocates nothing for most schemas.
    ///
    /// A payload that is nested too deeply for `SchemaOptions.maximumDepth`, or that takes too many steps for its
    /// size, is not valid.
    public func isValid(_ text: JSONText) -> Bool { isValid(text, at: text.root) }

    /// Whether a value is valid.
    public func isValid(_ value: JSONValue) -> Bool { answer(value) == true }

    /// Whether a value is valid; nil where it cannot be judged: it is nested too deeply, takes too many steps for its
    /// size, or makes a pattern reach its limit.
    public func answer(_ value: JSONValue) -> Bool? {
        value.storage.withText { text in text.withView { program.answer($0, at: value.index, nil) } }
    }

    /// Judges a value and tells what is wrong with it; places are those in the whole document.
    public func validate(_ value: JSONValue) -> ValidationReport { SchemaValidator([self]).validate(value) }

    /// Whether one value of a payload is valid.
    public func isValid(_ text: JSONText, at node: JSONText.Node) -> Bool {
        text.withView { program.isValid($0, at: node.position, nil) }
    }

    /// Judges a payload and tells what is wrong with it and which members are not documented.
    public func validate(_ text: JSONText) -> ValidationReport { SchemaValidator([self]).validate(text) }
}
