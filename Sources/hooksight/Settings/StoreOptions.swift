import ArgumentParser
import FoundationEssentials

/// Which store a command is about; the flags that all such commands share.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The store; that of `hooksight listen` unless given.", valueName: "path"),
        completion: .file())
    var store: String?

    @Option(
        help: ArgumentHelp("Settings file; hooksight.json in the working directory unless given.", valueName: "file"),
        completion: .file())
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Token of the running inspector, where it has one. (\(Setting.inspectToken.variable))", valueName: "token"))
    var inspectToken: String?

    /// Where the store is, and the token of the inspector, from flags, variables and file as for `listen`.
    func resolve() throws -> (store: String, token: String?) {
        let environment = ProcessInfo.processInfo.environment
        var flags: [Setting: [String]] = [:]
        flags[.store] = store.map { [$0] }
        flags[.inspectToken] = inspectToken.map { [$0] }
        let values = SettingValues(
            flags: flags, environment: environment, file: try ConfigFile.find(named: config))
        return (
            values.first(.store)?.text ?? ListenSettings.defaultStore(environment), values.first(.inspectToken)?.text
        )
    }
}
