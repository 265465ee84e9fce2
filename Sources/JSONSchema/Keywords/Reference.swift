extension SchemaCompiler {
    /// Compiles `$ref` to a place in the same schema.
    mutating func compileReference(of schema: Int) throws(SchemaError) {
        guard let node = value(of: "$ref", in: schema) else { return }
        guard let reference = text.string(of: JSONText.Node(node)) else {
            throw failure("expected \"$ref\" to be a string, found \(shown(node))", at: node)
        }
        guard let fragment = try localFragment(of: reference) else {
            throw failure(
                "\(shown(node)) leads out of this schema; only references such as \"#/$defs/name\" are supported",
                at: node)
        }
        guard fragment.isEmpty || fragment.first == "/" else {
            throw failure("\(shown(node)) names an anchor, which is not supported yet", at: node)
        }
        guard let target = find(fragment) else {
            throw failure("\(shown(node)) leads to nothing in this schema", at: node)
        }
        instructions.append(SchemaInstruction(operation: .reference, first: try block(for: target)))
    }

    /// The part behind `#` when the reference stays in this schema.
    private func localFragment(of reference: String) throws(SchemaError) -> String? {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let base = parts[0]
        let fragment = parts.count > 1 ? String(parts[1]) : ""
        if base.isEmpty { return parts.count > 1 ? fragment : nil }
        let id = value(of: "$id", in: root).flatMap { text.string(of: JSONText.Node($0)) }
        return id == String(base) || id == base + "#" ? fragment : nil
    }

    private func find(_ fragment: String) -> Int? {
        guard let pointer = JSONPointer(fragment: fragment) else { return nil }
        return text.find(pointer, from: JSONText.Node(root))?.position
    }
}

extension SchemaRun {
    mutating func checkReference(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        evaluate(instruction.first, node, under: "$ref")
    }
}
