package import HookProviders
package import JSONText

/// Providers and events as JSON: the one form of the inspector and of `providers --json`.
package enum ProviderObject {
    /// `{"providers": […]}`, in the order of their ids.
    package static func write(_ catalog: Catalog, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("providers")
            writer.array { writer in
                for document in catalog.documents { writeSummary(document, to: &writer) }
            }
        }
    }

    /// What is known of an event; schema and example stand as in the document.
    package static func write(_ event: EventDocument, of document: ProviderDocument, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("provider")
            writer.string(document.id)
            writer.name("type")
            writer.string(event.type)
            writer.name("description")
            writer.string(event.description)
            writer.name("documented")
            writer.bool(event.isDocumented)
            writer.name("schema")
            writer.value(event.schema)
            writer.name("example")
            if let example = event.examples.first { writer.value(example) } else { writer.null() }
        }
    }

    private static func writeSummary(_ document: ProviderDocument, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("id")
            writer.string(document.id)
            writer.name("name")
            writer.string(document.name)
            writer.name("documentation")
            writer.string(document.documentation)
            writer.name("signature")
            writer.optional(document.signatures.first?.name)
            writer.name("events")
            writer.strings(document.events.map(\.type))
        }
    }
}
