import ArgumentParser
import HookModel
import HookProviders
import HookStore

/// `hooksight check`: payloads validated against their provider's schemas, or against one of your own.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate payloads against their provider's schemas, or a schema of your own.",
        discussion: """
              hooksight check Samples/omnisales fixtures.ndjson
              curl -s "$url" | hooksight check - --as-provider omnisales
              hooksight check orders/ --schema order.schema.json --junit report.xml
              hooksight check fixtures/ --format github
              hooksight check --captures --identified stripe since:1h

            A file holds a payload, one in each line (NDJSON), or the requests of a HAR. In folders, all *.json, *.ndjson, \
            *.jsonl and *.har are checked, those of inner folders too, but for hidden ones and for what a \
            \(IgnoreFile.name) beside or above them names. What a payload's envelope does not tell, the name of its \
            folder or its event type does; else --as-provider is needed. Exit codes: 0 all valid, 1 one is not, 2 one \
            could not be checked or there was none, 64 wrong usage.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Files and folders; - is standard input. With --captures: a query (hooksight man query).",
            valueName: "files"),
        completion: .filesOrQuery)
    var files: [String] = []

    @Option(
        help: ArgumentHelp("Whose payloads they are; identified unless given.", valueName: "id"), completion: .providers
    )
    var asProvider: String?

    @Option(
        help: ArgumentHelp("The event type of payloads that do not hold theirs.", valueName: "type"),
        completion: .events)
    var asEvent: String?

    @OptionGroup(title: "Schema of your own") var own: CheckSchemaOptions

    @Flag(help: ArgumentHelp("Check what a \(IgnoreFile.name) names, too."))
    var noIgnore = false

    @Flag(help: "Leave out payloads of no known provider, and count them.")
    var identified = false

    @Flag(help: "Exit with 2 when an event is known by name alone, so that no schema was held against it.")
    var requireDescribed = false

    @Flag(help: "Check the bodies of stored captures: all, or those that match the query and the filters.")
    var captures = false

    @OptionGroup(title: "Filters of --captures") var filter: CaptureFilterOptions

    @OptionGroup(title: "Output") var output: CheckOutputOptions

    @OptionGroup var providers: CatalogOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            try refuse()
            let form = SourceReport.Form(
                format: try output.chosen(), junit: output.junit != nil,
                formatAsserts: own.schema == nil || own.formatAssertion)
            let catalog = try providers.catalog(config: options.config)
            let schema = try own.compiled()
            let checker = PayloadChecker(
                catalog, rule: try schema.map { .schema($0.validator) } ?? rule(catalog), event: asEvent,
                leavesOutUnknown: identified)
            var notes = SourceNotes()
            let sources = try await captures ? stored() : named(&notes)
            guard !sources.isEmpty else {
                throw CommandFailure(
                    description: captures
                        ? "there is nothing to check: no matching capture"
                        : "there is nothing to check: no *.json, *.ndjson, *.jsonl or *.har in what was named"
                            + (notes.ignored > 0 ? " but what \(IgnoreFile.name) names; --no-ignore checks it" : ""))
            }
            let run = CheckRun(
                sources: sources, checker: checker, form: form, junit: output.junit,
                requiresDescribed: requireDescribed, schemaNotes: schema?.notes ?? [])
            let status = try await run.run(notes)
            if status != 0 { throw ExitCode(status) }
        }
    }

    private func refuse() throws(SettingError) {
        guard captures || !files.isEmpty else {
            throw SettingError("expected files, folders or - for standard input; or --captures for what is stored")
        }
        guard captures || !filter.isGiven else {
            throw SettingError("conditions are for --captures; name the provider of files with --as-provider")
        }
        if captures, let file = files.first(where: FolderWalk.isPayloadFile) {
            throw SettingError("--captures checks what is stored; leave it or \(SafeLine.escape(file)) out")
        }
        guard files.count(where: { $0 == "-" }) < 2 else { throw SettingError("standard input can be read only once") }
        if own.schema != nil, asProvider != nil || asEvent != nil {
            throw SettingError("--schema stands alone; leave --as-provider and --as-event out, or --schema")
        }
        if identified, own.schema != nil || asProvider != nil {
            throw SettingError("--identified goes without --schema and --as-provider, which say what to check by")
        }
    }

    private func rule(_ catalog: Catalog) throws -> PayloadChecker.Rule {
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
        let selection = try await CaptureSelection(words: files, filter: filter, options, in: store)
        try selection.refuseErrors()
        selection.printProblems()
        let ids = try await StoredCaptures.ids(that: selection.root, in: store)
        if ids.isEmpty { try await GivenNames(provider: filter.provider, event: filter.event).check(options) }
        return CheckSource.captures(ids, in: store)
    }
}
