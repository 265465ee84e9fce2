import ArgumentParser
import FoundationEssentials
import HookModel
import HookProviders
import HookStore
import JSONText
import Logging

/// `hooksight import`: captures from the files of `hooksight export`, and from other programs' HAR and HTTP messages.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import captures from NDJSON, HAR, or files of HTTP messages.",
        discussion: """
              hooksight import all.ndjson
              hooksight import browser.har fixtures/ --store new.sqlite --create
              ssh host hooksight export | hooksight import -

            Captures get new numbers and keep their times of arrival; verdicts stay as files of `hooksight export` \
            have them. HTTP messages and HAR of other programs are identified, verified by the secrets at hand, and validated anew, \
            by the clock of their arrival. In a folder, all *.http, *.ndjson, *.jsonl and *.har are read. Nothing is \
            forwarded. A store that a listener has open is not written to. Exit codes: 0 all imported, 2 not all, 64 \
            wrong usage.
            """
    )

    @Argument(help: "Files and folders; - is standard input.")
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "ndjson, har or raw; by name and content of each file unless given.", valueName: "format"))
    var format: String?

    @Flag(help: "Make the store where there is none.")
    var create = false

    @Flag(help: "Print how many, and their numbers, as JSON.")
    var json = false

    @OptionGroup(title: "Secrets and providers") var secrets: SecretOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let form = try format.map(ExportForm.init)
            if form == .curl { throw SettingError("--format", "curl", expected: "ndjson, har or raw") }
            guard files.count(where: { $0 == "-" }) < 2 else {
                throw SettingError("standard input can be read only once")
            }
            let values = SettingValues(
                flags: GivenFlags.of(secrets), environment: ProcessInfo.processInfo.environment,
                file: try ConfigFile.find(named: options.config))
            let catalog = try values.catalog()
            let evaluator = try evaluator(values, catalog)
            let paths = try ImportPaths.all(files)
            // What cannot be read is better known before anything is stored.
            for path in paths where path != "-" { _ = try ImportFile(path) }
            let writer = try writer(catalog)
            let status = try await ImportRun(paths, form, json: json).run(ImportWriter(writer, evaluator))
            try writer.close()
            if status != 0 { throw ExitCode(status) }
        }
    }

    private func evaluator(_ values: SettingValues, _ catalog: Catalog) throws -> RequestEvaluator {
        let environment = ProcessInfo.processInfo.environment
        let secrets = try SecretSettings(values: values.all(.secret), environment: environment, catalog: catalog)
        let tokens = try SecretSettings(
            .verifyToken, values: values.all(.verifyToken), environment: environment, catalog: catalog)
        for warning in secrets.warnings + tokens.warnings { Terminal.standardError.line("warning: \(warning)") }
        return try RequestEvaluator(
            catalog: catalog, secrets: secrets.secrets, verifyTokens: tokens.secrets, pins: values.pins(catalog),
            trustedProxies: values.trustedProxies(), publicURL: values.publicURL())
    }

    /// The store, open to write.
    ///
    /// - Throws: `CommandFailure` when there is none and none is to be made, or a listener has it.
    private func writer(_ catalog: Catalog) throws -> StoreWriter {
        let path = try options.resolve().store
        if create {
            try StoreFolder.make(for: path)
        } else if !FileManager.default.fileExists(atPath: path) {
            throw CommandFailure(description: "there is no store at \(path); --create makes it")
        }
        do {
            return try StoreWriter.open(
                path, logger: Logger(label: "hooksight") { _ in TerminalLogHandler() },
                listed: { catalog.lists($1, of: $0) })
        } catch {
            guard error.code == .locked else { throw error }
            throw CommandFailure(
                description: "a listener has the store \(path) open; stop it, or import into a store of its own: "
                    + "--store new.sqlite --create")
        }
    }
}
