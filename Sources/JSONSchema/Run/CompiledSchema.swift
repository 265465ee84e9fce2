/// A JSON Schema (2020-12) made ready for validation: compiled once, immutable, usable from any thread.
///
/// References resolve only inside the schema itself; nothing is ever fetched. A member name that a payload repeats
/// is judged at each of its values. What a schema asserts and this module cannot check is refused when it is
/// compiled, never passed over.
public struct CompiledSchema: Sendable {
    let program: SchemaProgram

    /// Compiles a schema, which may stand anywhere in its document; `#` in references is the schema itself.
    ///
    /// - Throws: `SchemaError` when the schema is malformed, uses a keyword that is not supported, refers to what is
    ///   not there or refers back to itself without end.
    public init(_ schema: JSONValue, options: SchemaOptions = SchemaOptions()) throws(SchemaError) {
        let compiled: Result<SchemaProgram, SchemaError> = schema.storage.withText { text in
            var compiler = SchemaCompiler(text: text, root: schema.index, options: options)
            do throws(SchemaError) {
                try compiler.run()
                return .success(SchemaProgram(compiler))
            } catch {
                return .failure(error)
            }
        }
        program = try compiled.get()
    }

    /// Whether a payload is valid: the quick answer, which allocates nothing for most schemas.
    ///
    /// A payload that is nested too deeply for `SchemaOptions.maximumDepth`, or that takes too many steps for its
    /// size, is not valid.
    public func isValid(_ text: JSONText) -> Bool { isValid(text, at: text.root) }

    /// Whether one value of a payload is valid.
    public func isValid(_ text: JSONText, at node: JSONText.Node) -> Bool {
        text.withView { payload in
            program.withView { program in
                var run = SchemaRun(program, payload: payload, marks: nil, isExplaining: false)
                return run.evaluate(0, node.position) && run.exhausted == nil
            }
        }
    }

    /// Judges a payload and tells what is wrong with it and which members are not documented.
    public func validate(_ text: JSONText) -> ValidationReport { SchemaJudge([self]).judge(text) }
}
