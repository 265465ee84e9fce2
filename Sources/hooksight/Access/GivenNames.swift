import HookModel
import HookProviders
import HookStore
import JSONText

/// Names in the filters of a list that found nothing: a misspelt name must not read as "there are none".
struct GivenNames {
    let provider: String?
    let target: String?
    let event: String?

    init(provider: String?, target: String? = nil, event: String? = nil) {
        // An empty provider asks for captures without one.
        self.provider = provider == "" ? nil : provider?.lowercased()
        self.target = target
        self.event = event
    }

    /// Refuses a provider that no document has, and a target that is neither configured nor in the store.
    ///
    /// - Throws: `SettingError` with the nearest name; what the store or the inspector throws.
    func check(_ options: StoreOptions) async throws {
        let catalog = try CatalogOptions.catalog(folders: [], config: options.config)
        let filter = CaptureFilter(provider: provider, event: event)
        if let hint = catalog.unknownEventHint(filter) { Terminal.standardError.line("note: \(SafeLine.escape(hint))") }
        if let provider {
            _ = try ProviderNames.document(
                provider, in: catalog, origin: "--provider")
        }
        if let target {
            let store = try Store.open(try options.resolve().store)
            var known = Set(try await store.deliveryCounts().keys).union(try await store.healths().keys)
            if let inspector = try StoreAccess.inspector(options) {
                let targets = try await inspector.get("/targets")["targets"]?.elements ?? []
                known.formUnion(targets.compactMap { $0["name"]?.string })
            }
            guard !known.contains(target) else { return }
            let near = NameDistance.nearest(to: target, among: known.sorted())
            throw SettingError(
                "--target: no target \"\(SafeLine.escape(target))\"; "
                    + (near.map { "did you mean \(SafeLine.escape($0))? (hooksight targets)" }
                        ?? "hooksight targets lists them"))
        }
    }
}
