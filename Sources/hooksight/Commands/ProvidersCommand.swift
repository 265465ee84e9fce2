import ArgumentParser
import FoundationEssentials
import HookFormat
import HookProviders
import JSONText

/// `hooksight providers`: what is known of the senders of webhooks.
struct ProvidersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers",
        abstract: "List the known providers, or show one, or one of its events with schema and example.",
        discussion: """
            hooksight providers --check DIR checks provider documents of your own: their form, their schemas, and their \
            examples by them. Exit codes: 0 all good, 1 one is not, 2 one cannot be read or there is none.
            """)

    @Argument(help: "A provider's id.", completion: .providers)
    var id: String?

    @Argument(help: "An event type of that provider.", completion: .events)
    var event: String?

    @Option(
        help: ArgumentHelp(
            "Check the provider documents in a folder, or one document, and show all that is wrong.",
            valueName: "folder"),
        completion: .directory)
    var check: String?

    @OptionGroup var providers: CatalogOptions

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var json = false

    func run() async throws {
        try await CommandFailure.reporting {
            if let check {
                guard id == nil, !json, providers.providerDir.isEmpty else {
                    throw SettingError("--check stands alone; leave the provider, --provider-dir and --json out")
                }
                let status = try DocumentsCheck(check).run()
                if status != 0 { throw ExitCode(status) }
                return
            }
            let catalog = try providers.catalog()
            let text = ProviderText { Terminal.standardOutput.paint($0, .strong) }
            guard let id else { return show({ ProviderObject.write(catalog, to: &$0) }) { text.list(catalog) } }
            let document = try ProviderNames.document(id, in: catalog)
            guard let event else { return show({ $0.value(document.source) }) { text.provider(document) } }
            let known = try ProviderNames.event(event, of: document)
            show({ ProviderObject.write(known, of: document, to: &$0) }) { text.event(known, of: document) }
        }
    }

    private func show(_ object: (inout JSONWriter) -> Void, _ lines: () -> [String]) {
        guard json else {
            for line in lines() { Terminal.standardOutput.line(line) }
            return
        }
        var writer = JSONWriter(layout: .pretty)
        object(&writer)
        Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
    }
}
