import ArgumentParser
import HookProviders
import JSONText

/// `hooksight schema`: a provider's document as a JSON Schema for other tools.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a provider's event, or of what all its events have in common.",
        discussion: "hooksight schema omnisales order.created > order.created.schema.json")

    @Argument(help: "A provider's id; `hooksight providers` lists them.")
    var provider: String

    @Argument(help: "An event type of that provider.")
    var event: String?

    @OptionGroup var providers: CatalogOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let catalog = try providers.catalog()
            guard let document = catalog.document(provider) else {
                let known = catalog.documents.map(\.id).joined(separator: ", ")
                throw CommandFailure(description: "there is no provider \"\(provider)\"; known are \(known)")
            }
            var known: EventDocument?
            if let event {
                known = document.event(event)
                guard known != nil else {
                    let near = NameDistance.nearest(to: event, among: document.events.map(\.type))
                    throw CommandFailure(
                        description: "\(document.name) has no event \"\(event)\"; "
                            + (near.map { "did you mean \"\($0)\"?" } ?? "`hooksight providers \(provider)` lists them")
                    )
                }
            }
            Terminal.standardOutput.line(SchemaObject.text(document, known))
        }
    }
}
