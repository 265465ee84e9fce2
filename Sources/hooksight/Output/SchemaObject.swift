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
            write(
                document, event, inside: document.batch.map { $0.isRequired ? $0.place.tokens[...] : nil } ?? nil,
                to: &writer)
            if document.batch != nil, let examples = event?.examples, !examples.isEmpty {
                writer.name("examples")
                writer.array { writer in for example in examples { writer.value(example) } }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes what has to hold into a schema that is open: of each element of an array where bodies are batches.
    ///
    /// - Parameter place: The names on the way to the array of events; nil where a body is one event.
    private static func write(
        _ document: ProviderDocument, _ event: EventDocument?, inside place: ArraySlice<String>?,
        to writer: inout JSONWriter
    ) {
        guard let place else {
            writer.name("allOf")
            return writer.array { writer in
                if let envelope = document.source["envelope"] {
                    write(envelope, id: "urn:hooksight:\(document.id)", to: &writer)
                }
                guard let event else { return }
                write(
                    event.schema, id: "urn:hooksight:\(document.id):\(event.type)",
                    hasExamples: document.batch == nil, to: &writer)
            }
        }
        writer.name("type")
        guard let name = place.first else {
            writer.string("array")
            writer.name("minItems")
            writer.integer(1)
            writer.name("items")
            return writer.object { write(document, event, inside: nil, to: &$0) }
        }
        writer.string("object")
        writer.name("required")
        writer.strings([name])
        writer.name("properties")
        writer.object { writer in
            writer.name(name)
            writer.object { write(document, event, inside: place.dropFirst(), to: &$0) }
        }
    }

    /// A schema with references gets an id of its own, so that `#` in them stays what it was.
    ///
    /// - Parameter hasExamples: Whether its examples are of what it describes; those of a batch are whole bodies.
    private static func write(
        _ schema: JSONValue, id: String, hasExamples: Bool = true, to writer: inout JSONWriter
    ) {
        let needsID = schema["$id"] == nil && schema.text.contains("\"$ref\"")
        guard needsID || !hasExamples, schema.kind == .object else { return writer.value(schema) }
        writer.object { writer in
            if needsID {
                writer.name("$id")
                writer.string(id)
            }
            for member in schema.members where hasExamples || member.name != "examples" {
                writer.name(member.name)
                writer.value(member.value)
            }
        }
    }
}
