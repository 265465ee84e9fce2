import ArgumentParser
import HookStore

/// Which captures a command is about: a query of design §14, as words, and the filters as flags.
struct CaptureQueryOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Which captures: stripe invoice.paid signature:failed since:1h", valueName: "query"),
        completion: .capturesOrQuery)
    var words: [String] = []

    @OptionGroup(title: "Filters") var filter: CaptureFilterOptions

    /// Whether any condition was given.
    var isGiven: Bool { !words.isEmpty || filter.isGiven }

    /// Reads the query, with the names of the documents and of the store's targets.
    ///
    /// - Throws: `SettingError` for a filter that cannot be read; what reading documents and store throws. A query is
    ///   always read: what is not understood is among the problems.
    func selection(_ options: StoreOptions, in store: Store) async throws -> CaptureSelection {
        try await CaptureSelection(words: words, filter: filter, options, in: store)
    }
}
