internal import JSONSchema
internal import JSONText

/// What the schema of provider documents says of a place in a document, in words for whoever wrote it.
struct DocumentGuide: Sendable {
    /// The schema of documents.
    let schema: JSONValue

    /// So many members are explained; of more the names are given.
    private static let explained = 6
    /// So many schemas are looked at for one place, which ends references that lead to each other.
    private static let limit = 64

    /// What may stand where something is wrong; nil where the schema does not say.
    func explanation(of violation: SchemaViolation) -> String? {
        var tokens = violation.instanceLocation.tokens
        switch violation.keywordLocation.tokens.last {
        case "additionalProperties", "unevaluatedProperties":
            _ = tokens.popLast()
            return members(of: schemas(at: tokens)).map { "it may hold \($0)" }
        case "required":
            let missing = JSONDocument.firstString(in: violation.error)
            return missing.flatMap { description(of: schemas(at: tokens + [$0])) }
        default: return description(of: schemas(at: tokens))
        }
    }

    /// The members that an object may hold: with what they are, where there are few.
    private func members(of schemas: [JSONValue]) -> String? {
        let members = schemas.flatMap { $0["properties"]?.members ?? [] }
        if members.isEmpty { return nil }
        let texts = members.map { member in
            guard members.count <= DocumentGuide.explained, let text = sentence(member.value) else {
                return ValuePreview.quoted(member.name)
            }
            return "\(ValuePreview.quoted(member.name)) (\(text))"
        }
        return texts.joined(separator: ", ")
    }

    /// What a value is, with an example.
    private func description(of schemas: [JSONValue]) -> String? {
        guard let text = schemas.lazy.compactMap({ $0["description"]?.string }).first else { return nil }
        let examples = schemas.lazy.compactMap { $0["examples"]?.elements }.first ?? []
        let shown = examples.map { example in
            var writer = JSONWriter()
            writer.value(example)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        let phrase = text.hasSuffix(".") ? String(text.dropLast()) : text
        return "here: \(phrase)" + (shown.isEmpty ? "" : ", such as \(ValuePreview.alternatives(shown))")
    }

    /// The first sentence of what a schema says of itself, without its stop.
    private func sentence(_ schema: JSONValue) -> String? {
        let text = inPlace([schema]).lazy.compactMap { $0["description"]?.string }.first
        guard let text else { return nil }
        if let end = text.firstRange(of: ". ") { return String(text[..<end.lowerBound]) }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// The schemas that apply to a place, those said there first.
    private func schemas(at tokens: [String]) -> [JSONValue] {
        tokens.reduce(inPlace([schema])) { schemas, token in
            inPlace(
                schemas.flatMap { schema -> [JSONValue] in
                    if let member = schema["properties"]?[token] { return [member] }
                    return [Int(token) == nil ? nil : schema["items"], schema["additionalProperties"]].compactMap(
                        \.self)
                })
        }
    }

    /// These schemas with all that they apply to the same value.
    private func inPlace(_ schemas: [JSONValue]) -> [JSONValue] {
        var found: [JSONValue] = []
        var open = Array(schemas.reversed())
        while let schema = open.popLast(), found.count < DocumentGuide.limit {
            if schema.kind != .object { continue }
            found.append(schema)
            let branches = ["allOf", "anyOf", "oneOf"].flatMap { schema[$0]?.elements ?? [] }
            let next = [target(of: schema), schema["then"], schema["else"]].compactMap(\.self) + branches
            open += next.reversed()
        }
        return found
    }

    /// The schema that a `$ref` inside the document leads to.
    private func target(of schema: JSONValue) -> JSONValue? {
        guard let reference = schema["$ref"]?.string, reference.hasPrefix("#/$defs/") else { return nil }
        return self.schema["$defs"]?[String(reference.dropFirst("#/$defs/".count))]
    }
}

extension JSONDocument {
    /// The first JSON string in a message: the name in `missing "name"`.
    fileprivate static func firstString(in message: String) -> String? {
        guard let start = message.firstIndex(of: "\""),
            let end = message[message.index(after: start)...].firstIndex(of: "\"")
        else { return nil }
        return try? JSONDocument(String(message[start...end])).root.string
    }
}
