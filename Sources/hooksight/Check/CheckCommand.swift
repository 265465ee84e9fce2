import ArgumentParser
import HookModel
import HookProviders
import HookStore
import JSONText

/// `hooksight check`: payloads validated against their provider's schemas, or against one of your own.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate payloads against their provider's schemas, or a schema of your own.",
        discussion: """
              hooksight check Samples/omnisales fixtures.ndjson
              curl -s "$url" | hooksight check - --as-provider omnisales
              hooksight check orders/ --schema order.schema.json --junit report.xml
              hooksight check --captures --provider omnisales --since 1h

            A file holds a payload, one in each line (NDJSON), or the requests of a HAR. In folders, all *.json, *.ndjson, \
            *.jsonl and *.har are checked, those of inner folders too, but for hidden ones and for what a \
            \(IgnoreFile.name) beside or above them names. What a payload's envelope does not tell, the name of its \
            folder or its event type does; else --as-provider is needed. Exit codes: 0 all valid, 1 one is not, 2 one \
            could not be checked or there was none, 64 wrong usage.
            """
    )

    @Argument(help: "Files and folders; - is standard input.")
    var files: [String] = []

    @Option(help: ArgumentHelp("Whose payloads they are; identified unless given.", valueName: "id"))
    var asProvider: String?

    @Option(help: ArgumentHelp("The event type of payloads that do not hold theirs.", valueName: "type"))
    var asEvent: String?

    @Option(
        help: ArgumentHelp("Check by this JSON Schema instead; references lead to files beside it.", valueName: "file"))
    var schema: String?

    @Flag(help: "With --schema: a wrong format is an error. Provider documents always see it so.")
    var formatAssertion = false

    @Flag(help: ArgumentHelp("Check what a \(IgnoreFile.name) names, too."))
    var noIgnore = false

    @Flag(help: "Exit with 2 when an event is known by name alone, so that no schema was held against it.")
    var requireDescribed = false

    @Flag(help: "Check the bodies of stored captures: all, or those that match the filters.")
    var captures = false

    @OptionGroup(title: "Filters of --captures") var filter: CaptureFilterOptions

    @Flag(help: "Print JSON, one object for each payload.")
    var json = false

    @Option(help: ArgumentHelp("Write JUnit's XML to this file, too.", valueName: "file"))
    var junit: String?

    @OptionGroup var providers: CatalogOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            try refuse()
            let checker = try checker()
            var notes = SourceNotes()
            let sources = try await captures ? stored() : named(&notes)
            let form = SourceReport.Form(
                json: json, junit: junit != nil, formatAsserts: schema == nil || formatAssertion)
            guard !sources.isEmpty else {
                throw CommandFailure(
                    description: captures
                        ? "there is nothing to check: no matching capture"
                        : "there is nothing to check: no *.json, *.ndjson, *.jsonl or *.har in what was named"
                            + (notes.ignored > 0 ? " but what \(IgnoreFile.name) names; --no-ignore checks it" : ""))
            }
            let run = CheckRun(
                sources: sources, checker: checker, form: form, junit: junit, requiresDescribed: requireDescribed)
            let status = try await run.run(notes)
            if status != 0 { throw ExitCode(status) }
        }
    }

    private func refuse() throws(SettingError) {
        guard files.isEmpty == captures else {
            throw SettingError(
                captures
                    ? "--captures takes no files; it checks what is stored"
                    : "expected files, folders or - for standard input; or --captures for what is stored")
        }
        guard captures || !filter.isGiven else {
            throw SettingError("conditions are for --captures; name the provider of files with --as-provider")
        }
        guard files.count(where: { $0 == "-" }) < 2 else { throw SettingError("standard input can be read only once") }
        if schema != nil, asProvider != nil || asEvent != nil {
            throw SettingError("--schema stands alone; leave --as-provider and --as-event out, or --schema")
        }
        guard schema != nil || !formatAssertion else {
            throw SettingError("--format-assertion goes with --schema FILE; provider documents always assert formats")
        }
    }

    private func checker() throws -> PayloadChecker {
        let catalog = try providers.catalog(config: options.config)
        return PayloadChecker(catalog, rule: try rule(catalog), event: asEvent)
    }

    private func rule(_ catalog: Catalog) throws -> PayloadChecker.Rule {
        if let schema { return .schema(try SchemaFile.read(schema, formatAssertion: formatAssertion)) }
        guard let asProvider else { return .identified }
        let document = try ProviderNames.document(asProvider, in: catalog, origin: "--as-provider")
        if let asEvent {
            _ = try ProviderNames.event(asEvent, of: document, origin: "--as-event")
        }
        return .provider(document)
    }

    private func named(_ notes: inout SourceNotes) throws -> [CheckSource] {
        var walk = FolderWalk(readsIgnoreFiles: !noIgnore)
        var found: [String] = []
        for file in files { found += FolderWalk.isFolder(file) ? try walk.files(in: file) : [file] }
        notes = walk.notes
        return try found.flatMap { path in
            try LinePiece.pieces(of: path)?.map(CheckSource.lines) ?? [.file(path)]
        }
    }

    private func stored() async throws -> [CheckSource] {
        let store = try Store.open(try options.resolve().store)
        let ids = try await StoredCaptures.ids(that: filter.filter(now: WallClock.system.now()).root, in: store)
        if ids.isEmpty { try await GivenNames(provider: filter.provider, event: filter.event).check(options) }
        return CheckSource.captures(ids, in: store)
    }
}
