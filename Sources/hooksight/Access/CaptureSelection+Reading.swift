import HookModel
import HookProviders
import HookStore

extension CaptureSelection {
    /// Reads a query in words and filters, with the names of the documents and of the store's targets.
    ///
    /// - Throws: `SettingError` for a filter that cannot be read; what reading documents and store throws. A query is
    ///   always read: what is not understood is among the problems.
    init(
        words: [String], filter: CaptureFilterOptions, _ options: StoreOptions, in store: Store
    ) async throws {
        let now = WallClock.system.now()
        let conditions = try filter.filter(now: now)
        // Reading all documents takes time, and without words no name is looked up.
        guard !words.isEmpty else {
            self.init(Query("", now: now), conditions)
            return
        }
        let catalog = try CatalogOptions.catalog(folders: [], config: options.config)
        let targets = Set(try await store.deliveryCounts().keys).union(try await store.healths().keys)
        let vocabulary = catalog.vocabulary(targets: targets.sorted())
        self.init(Query(words.joined(separator: " "), vocabulary: vocabulary, now: now), conditions)
    }
}
