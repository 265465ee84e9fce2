internal import HookModel
internal import HookProviders
internal import Synchronization

/// The names that queries are read with: providers and events of the documents, and the targets.
final class QueryWords: Sendable {
    private let catalog: Catalog
    private let control: any DeliveryControl
    private let known = Mutex<QueryVocabulary?>(nil)

    init(_ catalog: Catalog, _ control: any DeliveryControl) {
        self.catalog = catalog
        self.control = control
    }

    /// The names; made when the first query asks, since a start does not wait for them.
    var vocabulary: QueryVocabulary {
        known.withLock { known in
            if let known { return known }
            let made = catalog.vocabulary(targets: (control.targets ?? []).map(\.name))
            known = made
            return made
        }
    }
}
