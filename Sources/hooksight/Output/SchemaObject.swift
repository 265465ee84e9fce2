import HookProviders
import JSONText

/// What `schema` prints: one JSON Schema that says of a payload what the provider's document says.
enum SchemaObject {
    /// The schema of an event, or of what all events have in common.
    static func text(_ document: ProviderDocument, _ event: EventDocument?) -> String {
        var writer = JSONWriter(layout: .pretty)
        writer.object { writer in
            writer.name("$schema")
            writer.string("https://json-schema.org/draft/2020-12/schema")
            writer.name("title")
            writer.string(event.map { "\(document.name) \($0.type)" } ?? "\(document.name), any event")
            if let event {
                writer.name("description")
                writer.string(event.description)
            }
            writer.name("allOf")
            writer.array { writer in
                if let envelope = document.source["envelope"] {
                    write(envelope, id: "urn:hooksight:\(document.id)", to: &writer)
                }
                if let event { write(event.schema, id: "urn:hooksight:\(document.id):\(event.type)", to: &writer) }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// A schema with references gets an id of its own, so that `#` in them stays what it was.
    private static func write(_ schema: JSONValue, id: String, to writer: inout JSONWriter) {
        guard schema["$id"] == nil, schema.text.contains("\"$ref\"") else { return writer.value(schema) }
        writer.object { writer in
            writer.name("$id")
            writer.string(id)
            for member in schema.members {
                writer.name(member.name)
                writer.value(member.value)
            }
        }
    }
}
