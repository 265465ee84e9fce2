import FoundationEssentials
import HookModel
import HookProviders
import HookStore
import JSONText

/// What a replay needs to know, read and checked before anything is sent.
struct ReplayPlanning {
    let store: Store
    let values: SettingValues
    let catalog: Catalog
    let secrets: [String: [ProviderSecret]]
    let request: ReplayRequest
    let pace: ReplayPace

    /// Reads what was given, else what `listen` would take; secrets are read only where the command itself signs.
    ///
    /// - Throws: `SettingError` for the first that cannot be used.
    init(_ command: ReplayCommand, _ store: Store, _ request: ReplayRequest, signs: Bool) throws {
        self.store = store
        self.request = request
        pace = try command.pace()
        let environment = ProcessInfo.processInfo.environment
        var flags: [Setting: [String]] = [:]
        if command.replay.allowRemote { flags[.allowRemote] = ["true"] }
        if command.replay.insecure { flags[.insecure] = ["true"] }
        values = SettingValues(
            flags: flags, environment: environment, file: try ConfigFile.find(named: command.options.config))
        catalog = try values.catalog()
        secrets =
            signs
            ? try SecretSettings(values: values.all(.secret), environment: environment, catalog: catalog).secrets : [:]
    }
}
