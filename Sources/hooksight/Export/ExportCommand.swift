import ArgumentParser
import FoundationEssentials
import HookFormat
import HookModel
import HookStore

/// `hooksight export`: captures as files for other programs, and for `hooksight import`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export captures as NDJSON, HTTP messages, HAR or curl commands.",
        discussion: """
              hooksight export > all.ndjson
              hooksight export stripe since:1d --output stripe.har
              hooksight export 42 43 --format raw --output fixtures/

            The oldest come first; words are ids, or a query as `hooksight replay` takes it. Header values that let \
            their bearer in are hidden unless --show-credentials. What each format keeps for `hooksight import`:

              ndjson  everything but deliveries: request byte for byte, times,
                      verdicts, responses
              har     the same, beside what browsers and proxies read
              raw     the HTTP message, and the time as that of the file; the
                      chunks of a body are made anew
              curl    a command for each, to 127.0.0.1:4100; cannot be imported

            Exit codes: 0 exported, 1 no capture matches, 2 could not be done, 64 wrong usage.
            """
    )

    @OptionGroup var query: CaptureQueryOptions

    @Option(
        help: ArgumentHelp(
            "ndjson, raw, har or curl; by the ending of --output unless given, else ndjson.", valueName: "format"))
    var format: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The file, or the folder with a file for each capture; standard output unless given.", valueName: "path"))
    var output: String?

    @Flag(help: "Write header values such as those of Authorization and Cookie as they came.")
    var showCredentials = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let form = try format.map(ExportForm.init) ?? output.flatMap(ExportForm.init(ofFile:)) ?? .ndjson
            let store = try Store.open(try options.resolve().store)
            let choice = try await query.choice(options, in: store)
            let ids = try await CaptureIDs(choice, in: store)
            let isFolder = try await isFolder(form, ids)
            let credentials = Credentials(areShown: showCredentials)
            var run = ExportRun(store, credentials, isSilent: output == nil)
            let status = try await run.run(ids, total: try await total(choice, in: store)) {
                if isFolder, let output { return try ExportFolder(form, output, credentials) }
                return ExportStream(form, try output.map { try ExportFile($0) } ?? ExportFile(), credentials)
            }
            if status == 1 {
                try await GivenNames(provider: query.filter.provider, event: query.filter.event).check(options)
                Terminal.standardError.line("no matching capture; nothing was exported")
            }
            if status != 0 { throw ExitCode(status) }
        }
    }

    /// Whether each capture gets a file of its own.
    ///
    /// - Throws: `SettingError` for several HTTP messages without a folder: nothing would tell where one ends.
    private func isFolder(_ form: ExportForm, _ ids: CaptureIDs) async throws -> Bool {
        if let output, output.hasSuffix("/") || FolderWalk.isFolder(output) { return true }
        guard form == .raw else { return false }
        // A single message may stand alone.
        var ids = ids
        var count = 0
        while count < 2, let page = try await ids.next() { count += page.count }
        if let output, ExportForm(ofFile: output) != .raw { return true }
        guard count < 2 else {
            throw SettingError(
                "HTTP messages do not tell where they end, so each is a file; "
                    + "name a folder, --output messages/, or one format for all: --format ndjson")
        }
        if output == nil, Terminal.standardOutput.isWatched {
            throw SettingError(
                "an HTTP message may hold bytes that act on a terminal; name a file, --output message.http, or pipe it")
        }
        return false
    }

    private func total(_ choice: CaptureChoice, in store: Store) async throws -> Int? {
        switch choice {
        case .named(let ids): ids.count
        case .matching(let selection): selection.root == nil ? try await store.count() : nil
        }
    }
}
