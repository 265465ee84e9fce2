import HookProviders
import JSONText

/// What `providers --json` prints.
enum ProviderObject {
    case list(Catalog)
    case provider(ProviderDocument)
    case event(EventDocument)

    /// Pretty-printed JSON; numbers and order as in the documents.
    var text: String {
        var writer = JSONWriter(layout: .pretty)
        switch self {
        case .list(let catalog):
            writer.object { writer in
                writer.name("providers")
                writer.array { writer in
                    for document in catalog.documents { ProviderObject.summary(document, to: &writer) }
                }
            }
        case .provider(let document):
            writer.value(document.source)
        case .event(let event):
            writer.object { writer in
                writer.name("type")
                writer.string(event.type)
                writer.name("description")
                writer.string(event.description)
                writer.name("documented")
                writer.bool(event.isDocumented)
                writer.name("schema")
                writer.value(event.schema)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func summary(_ document: ProviderDocument, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("id")
            writer.string(document.id)
            writer.name("name")
            writer.string(document.name)
            writer.name("signature")
            if let scheme = document.signatures.first { writer.string(scheme.name) } else { writer.null() }
            writer.name("events")
            writer.integer(document.events.count)
        }
    }
}
