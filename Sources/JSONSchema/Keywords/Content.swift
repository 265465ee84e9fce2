import JSONText

/// `contentEncoding` and `contentMediaType`, which draft 7 lets decide over validity (Validation, section 8).
extension SchemaCompiler {
    mutating func compileContent(of schema: Int) throws(SchemaError) {
        guard dialect.draft == .draft7, options.contentAssertion else { return }
        let isBase64 = string(of: "contentEncoding", in: schema)?.lowercased() == "base64"
        let isJSON = string(of: "contentMediaType", in: schema) == "application/json"
        if !isBase64, !isJSON { return }
        instructions.append(
            SchemaInstruction(
                operation: .content, kinds: JSONKind.string.bit, variant: (isBase64 ? 1 : 0) | (isJSON ? 2 : 0)))
    }

    private func string(of keyword: StaticString, in schema: Int) -> String? {
        value(of: keyword, in: schema).flatMap { text.string(of: JSONText.Node($0)) }
    }
}

extension SchemaRun {
    mutating func checkContent(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let (isBase64, isJSON) = (instruction.variant & 1 != 0, instruction.variant & 2 != 0)
        spend(Int(payload[node].length) / 8)
        let content = payload.withUTF8(payload[node]) { isBase64 ? Base64Text.decode($0) : Array($0) }
        guard let content else {
            return fail("contentEncoding", at: node) { run in ("expected base64, found \(run.shown(node))", nil) }
        }
        if !isJSON || content.withUnsafeBytes({ (try? JSONText(scanning: $0)) != nil }) { return true }
        return fail("contentMediaType", at: node) { run in
            ("expected a JSON text\(isBase64 ? " in base64" : ""), found \(run.shown(node))", nil)
        }
    }
}
