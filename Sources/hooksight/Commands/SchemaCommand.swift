import ArgumentParser
import HookProviders
import JSONText

/// `hooksight schema`: a provider's document as a JSON Schema for other tools, or the schema of such documents.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a provider's event, or of what all its events have in common.",
        discussion: """
              hooksight schema omnisales order.created > order.created.schema.json
              hooksight schema --document > provider-document.schema.json
            """)

    @Argument(help: "A provider's id; `hooksight providers` lists them.", completion: .providers)
    var provider: String?

    @Argument(help: "An event type of that provider.", completion: .events)
    var event: String?

    @Flag(help: "Print the schema of provider documents, for an editor, and do nothing else.")
    var document = false

    @OptionGroup var providers: CatalogOptions

    func run() async throws {
        try await CommandFailure.reporting {
            if document {
                guard provider == nil, providers.providerDir.isEmpty else {
                    throw SettingError("--document stands alone; leave the provider and --provider-dir out")
                }
                let text = DocumentReader.schemaText
                return Terminal.standardOutput.line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
            }
            guard let provider else {
                throw SettingError(
                    "no provider is named; name one, such as hooksight schema github push, or give --document for the "
                        + "schema of provider documents")
            }
            let catalog = try providers.catalog()
            let document = try ProviderNames.document(provider, in: catalog)
            let known = try event.map { try ProviderNames.event($0, of: document) }
            Terminal.standardOutput.line(SchemaObject.text(document, known))
        }
    }
}
