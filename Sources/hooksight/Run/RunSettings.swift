import FoundationEssentials
import HookModel
import HookProviders
import HookReceiver

/// Everything that `run` needs to know, read and checked before anything starts.
struct RunSettings {
    /// The command and its arguments; not empty.
    let command: [String]
    /// What has to come.
    let expected: [Query]
    /// What must not come.
    let unwanted: [Query]
    let limits: WaitLimits
    /// The file for JUnit's XML.
    let junit: String?
    /// The store that is kept; nil for one that goes away.
    let keptStore: String?
    let listen: ListenSettings
    /// What looks wrong in the queries.
    let notes: [String]

    /// Reads the settings of the listener as `listen` does, but for ports, store and output, which are the run's own.
    ///
    /// - Throws: `SettingError` for the first that cannot be used; `CatalogError` for a bad provider document.
    init(_ run: RunCommand, store: String, environment: [String: String]) throws {
        guard !run.command.isEmpty else {
            throw SettingError("no command was given; it stands behind --, as in hooksight run -- npm test")
        }
        guard run.isCommandApart else {
            let words = run.command.map { SafeLine.escape($0, limit: 60) }.joined(separator: " ")
            throw SettingError("the command stands behind --, as in hooksight run -- \(words)")
        }
        if let kept = run.expectations.keepStore, FileManager.default.fileExists(atPath: kept) {
            throw SettingError(
                "--keep-store: \(SafeLine.escape(kept)) is there already, and a run starts with an empty store; "
                    + "name another, or delete it")
        }
        command = run.command
        junit = run.expectations.junit
        keptStore = run.expectations.keepStore
        limits = try run.expectations.waiting.limits()
        var flags = run.options.flags
        if flags[.port] == nil { flags[.port] = ["0"] }
        flags[.inspectPort] = ["0"]
        flags[.store] = [store]
        flags[.output] = [(run.expectations.verbose ? OutputForm.pretty : .quiet).rawValue]
        listen = try ListenSettings(flags: flags, config: run.options.config, environment: environment)
        let most = WaitRequest.mostQueries
        guard run.expectations.expect.count <= most, run.expectations.expectNone.count <= most else {
            throw SettingError("at most \(most) queries can be expected, and as many not")
        }
        let isVocabularyNeeded = !run.expectations.expect.isEmpty || !run.expectations.expectNone.isEmpty
        let vocabulary =
            isVocabularyNeeded ? listen.catalog.vocabulary(targets: listen.targets.map(\.name)) : .empty
        func queries(_ texts: [String], _ flag: String) throws(SettingError) -> [Query] {
            var queries: [Query] = []
            for text in texts {
                queries.append(try GivenQuery.read(text, origin: flag, vocabulary: vocabulary))
            }
            return queries
        }
        expected = try queries(run.expectations.expect, "--expect")
        unwanted = try queries(run.expectations.expectNone, "--expect-none")
        notes = (expected + unwanted).flatMap(\.problems).map { SafeLine.escape($0.message) }
    }
}
