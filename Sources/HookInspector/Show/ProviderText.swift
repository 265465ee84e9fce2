internal import HookModel
internal import HookProviders
internal import JSONText

/// Providers and events in text.
///
/// Documents may be a user's own, found somewhere, so they are escaped too.
enum ProviderText {
    /// A line for each provider: id, name, number of events, signature.
    static func list(_ catalog: Catalog) -> String {
        var table = TextTable()
        for document in catalog.documents {
            table.add([document.id, document.name, "\(document.events.count) events", signature(document)])
        }
        return safe(table.lines)
    }

    /// A provider with its events and notes.
    static func text(_ document: ProviderDocument) -> String {
        var facts = TextTable()
        facts.add(["provider", document.id])
        facts.add(["name", document.name])
        facts.add(["guide", document.documentation])
        facts.add(["signature", signature(document)])
        var events = TextTable()
        for event in document.events {
            events.add(["  \(event.type)", event.isDocumented ? "documented" : "listed only", event.description])
        }
        let notes = document.notes.map { "  - \($0)" }
        return safe(facts.lines + ["", "events"] + events.lines + (notes.isEmpty ? [] : ["", "notes"] + notes))
    }

    /// An event with its schema and its examples.
    static func text(_ event: EventDocument, of document: ProviderDocument) -> String {
        var lines = ["\(document.id) \(event.type)", event.description]
        if !event.isDocumented { lines.append("The guide lists this event and shows no payload.") }
        lines += ["", "schema", event.schema.prettyText]
        if let example = event.examples.first { lines += ["", "example", example.prettyText] }
        return safe(lines)
    }

    private static func signature(_ document: ProviderDocument) -> String {
        document.signatures.first.map { "\($0.name) in \($0.placeText)" } ?? "not signed"
    }

    private static func safe(_ lines: [String]) -> String {
        lines.map { SafeText.escape($0, keepingLines: true) + "\n" }.joined()
    }
}
