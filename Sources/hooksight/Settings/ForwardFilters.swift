import HookModel
import HookProviders
import HookReceiver
import JSONText

/// Holds the filters of targets against what the provider documents know, so that none finds nothing in silence.
enum ForwardFilters {
    /// Providers in the documents' spelling, and warnings for events that no document lists.
    ///
    /// - Throws: `SettingError` for a provider that no document has.
    static func checked(
        _ targets: [Target], _ values: SettingValues, _ catalog: Catalog
    ) throws(SettingError) -> (targets: [Target], warnings: [String]) {
        var checked: [Target] = []
        var warnings: [String] = []
        for target in targets {
            var filter = target.filter
            var documents = catalog.documents
            if let provider = filter.provider {
                let ids = catalog.documents.map(\.id)
                let folded = Glob(provider.description.lowercased())
                documents = catalog.documents.filter { folded.matches($0.id) }
                guard !documents.isEmpty || folded.matches("") else {
                    let origin = "--forward \(target.name): provider=\(provider)"
                    let near = NameDistance.nearest(to: folded.description, among: ids)
                    let hint =
                        near.map { "did you mean \($0)? (hooksight providers)" } ?? "hooksight providers lists them"
                    throw SettingError("\(SafeLine.escape(origin)): no such provider; \(hint)")
                }
                filter.provider = folded
            }
            if let event = filter.event, !isKnown(event, documents) {
                let events = documents.flatMap { $0.events.map(\.type) }
                let near = NameDistance.nearest(to: event.description, among: events)
                warnings.append(
                    SafeLine.escape("--forward \(target.name): event=\(event): no known event has this name")
                        + (near.map { "; did you mean \($0)?" } ?? ""))
            }
            for problem in target.query?.query.problems ?? [] {
                warnings.append(SafeLine.escape("--forward \(target.name): \(problem.message)"))
            }
            var target = target
            target.filter = filter
            checked.append(target)
        }
        return (checked, warnings)
    }

    /// Whether an event of the documents fits; a specification's senders name their own.
    private static func isKnown(_ event: Glob, _ documents: [ProviderDocument]) -> Bool {
        documents.contains { document in
            document.isSpecification && documents.count < 3 || document.events.contains { event.matches($0.type) }
        }
    }
}
