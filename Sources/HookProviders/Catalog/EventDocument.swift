public import JSONSchema

/// What a provider's document says of one event.
public struct EventDocument: Sendable {
    /// The event's type.
    public let type: String
    /// When the provider sends it.
    public let description: String
    /// Whether the guide shows its payload; where not, only the envelope is known.
    public let isDocumented: Bool
    /// The JSON Schema of the payload, beside the envelope's.
    public let schema: JSONValue

    /// Whole payloads, the guide's own first.
    public var examples: [JSONValue] { schema["examples"]?.elements ?? [] }

    init(type: String, _ field: DocumentField) throws(CatalogError) {
        self.type = type
        description = try field.member("description").string()
        isDocumented = try field.member("documented").value.bool ?? false
        schema = try field.member("schema").value
    }
}
