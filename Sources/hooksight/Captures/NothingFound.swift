import ArgumentParser
import HookModel
import HookStore

/// What is said when no capture was found: an empty answer must not hide a misspelt name.
enum NothingFound {
    /// Reports on standard error.
    ///
    /// - Throws: `ExitCode` 1 where something was asked for; `SettingError` for a filter with a name that nothing has.
    static func report(
        _ query: CaptureQueryOptions, _ selection: CaptureSelection, _ options: StoreOptions
    ) async throws {
        guard selection.root != nil else {
            return Terminal.standardError.line("no captures yet; `hooksight` receives them")
        }
        try await GivenNames(provider: query.filter.provider, event: query.filter.event).check(options)
        Terminal.standardError.line("no matching capture")
        throw ExitCode(1)
    }
}
