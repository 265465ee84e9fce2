import JSONText

extension SchemaCompiler {
    /// Whether the schema that is being compiled has its formats asserted.
    private var assertsFormats: Bool {
        dialect.has(.formatAssertion) || (options.formatAssertion && dialect.has(.formatAnnotation))
    }

    /// Compiles `format` where it is asserted and known.
    mutating func compileFormat(of schema: Int) throws(SchemaError) {
        guard let node = value(of: "format", in: schema) else { return }
        guard let name = text.string(of: JSONText.Node(node)) else {
            throw failure("expected \"format\" to be a string, found \(shown(node))", at: node)
        }
        guard assertsFormats, let format = StringFormat(name: name) else { return }
        instructions.append(
            SchemaInstruction(operation: .format, kinds: JSONKind.string.bit, variant: format.rawValue))
    }
}

extension SchemaRun {
    mutating func checkFormat(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        guard let format = StringFormat(rawValue: instruction.variant) else { return true }
        spend(Int(payload[node].length) / 16)
        guard canGoOn else { return giveUp(.steps) }
        if payload.withUTF8(payload[node], { format.accepts($0) }) { return true }
        return fail("format", at: node) { run in
            (
                "expected \(format.words), found \(run.shown(node))",
                FormatHint.hint(for: format, text: run.payload.string(run.payload[node]))
            )
        }
    }
}
