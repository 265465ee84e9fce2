extension SchemaCompiler {
    /// Keywords of JSON Schema that decide over validity and that cannot be checked yet.
    private static let unsupported: Set<String> = [
        "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary", "pattern", "patternProperties", "unevaluatedItems",
        "unevaluatedProperties",
        // Of earlier drafts, which a schema of this one should not rely on.
        "$recursiveAnchor", "$recursiveRef", "additionalItems", "dependencies",
    ]

    /// Refuses what would be passed over in silence: unsupported keywords, and keywords given twice.
    func checkKeywords(of schema: Int) throws(SchemaError) {
        for (name, value) in text.members(of: JSONText.Node(schema)) {
            let keyword = text.string(of: name) ?? ""
            if text.nodes[name.position].has(TapeNode.repeated) {
                throw failure("\"\(keyword)\" is given twice in one schema", at: value.position)
            }
            if Self.unsupported.contains(keyword) {
                throw failure("the keyword \"\(keyword)\" is not supported yet", at: value.position)
            }
            if keyword == "$id", schema != root {
                throw failure("\"$id\" is supported only at the root of a schema", at: value.position)
            }
            if keyword == "$defs" { try checkDefinitions(of: schema) }
            try checkAnnotation(keyword, value.position)
        }
    }

    /// Definitions are compiled when something refers to them; their shape is checked in any case.
    private func checkDefinitions(of schema: Int) throws(SchemaError) {
        for (_, value) in try members(of: "$defs", in: schema) ?? [] {
            switch text.nodes[value].kind {
            case .object, .true, .false: break
            default: throw failure("expected a schema (an object or a boolean), found \(shown(value))", at: value)
            }
        }
    }

    /// Annotations decide nothing; one of the wrong type is a mistake all the same.
    private func checkAnnotation(_ keyword: String, _ value: Int) throws(SchemaError) {
        let kind = text.nodes[value].kind
        let (expected, isRight): (String, Bool)
        switch keyword {
        case "$comment", "$id", "contentEncoding", "contentMediaType", "description", "title":
            (expected, isRight) = ("a string", kind == .string)
        case "deprecated", "readOnly", "writeOnly":
            (expected, isRight) = ("a boolean", kind == .true || kind == .false)
        case "examples":
            (expected, isRight) = ("an array", kind == .array)
        default:
            return
        }
        if !isRight { throw failure("expected \"\(keyword)\" to be \(expected), found \(shown(value))", at: value) }
    }
}
