import ArgumentParser
import HookProviders
import JSONText

/// `hooksight schema`: a provider's document as a JSON Schema for other tools.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a provider's event, or of what all its events have in common.",
        discussion: "  hooksight schema omnisales order.created > order.created.schema.json")

    @Argument(help: "A provider's id; `hooksight providers` lists them.")
    var provider: String

    @Argument(help: "An event type of that provider.")
    var event: String?

    @OptionGroup var providers: CatalogOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let catalog = try providers.catalog()
            let document = try ProviderNames.document(provider, in: catalog)
            let known = try event.map { try ProviderNames.event($0, of: document) }
            Terminal.standardOutput.line(SchemaObject.text(document, known))
        }
    }
}
