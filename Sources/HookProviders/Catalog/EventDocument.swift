package import JSONText

/// What a provider's document says of one event.
package struct EventDocument: Sendable {
    /// The event's type.
    package let type: String
    /// When the provider sends it.
    package let description: String
    /// Whether the guide shows its payload.
    package let isDocumented: Bool
    /// What the document says of `isDescribed`; nil where the schema itself shows it.
    private let saysDescribed: Bool?
    /// The JSON Schema of the payload, beside the envelope's.
    package let schema: JSONValue

    /// Whole payloads, the guide's own first.
    package var examples: [JSONValue] { schema["examples"]?.elements ?? [] }

    init(type: String, _ field: DocumentField) throws(CatalogError) {
        self.type = type
        description = try field.member("description").string()
        isDocumented = try field.member("documented").value.bool ?? false
        schema = try field.member("schema").value
        saysDescribed = field.optional("described")?.value.bool
    }

    /// Whether the schema says anything of this very event; where not, nothing but its name is known.
    ///
    /// Looked at when it is asked for: a thousand events are listed, and a start does not wait for them.
    package var isDescribed: Bool { saysDescribed ?? EventDocument.describes(schema) }

    /// Keywords that say nothing of a payload but that it is an object.
    private static let silent: Set<String> = ["type", "title", "description", "$comment", "examples"]

    private static func describes(_ schema: JSONValue) -> Bool {
        schema.members.contains { !silent.contains($0.name) } || schema.bool == false
    }
}
