package import JSONText

/// What a provider's document says of one event.
package struct EventDocument: Sendable {
    /// The event's type.
    package let type: String
    /// When the provider sends it.
    package let description: String
    /// Whether the guide shows its payload; where not, only the envelope is known.
    package let isDocumented: Bool
    /// The JSON Schema of the payload, beside the envelope's.
    package let schema: JSONValue

    /// Whole payloads, the guide's own first.
    package var examples: [JSONValue] { schema["examples"]?.elements ?? [] }

    init(type: String, _ field: DocumentField) throws(CatalogError) {
        self.type = type
        description = try field.member("description").string()
        isDocumented = try field.member("documented").value.bool ?? false
        schema = try field.member("schema").value
    }
}
