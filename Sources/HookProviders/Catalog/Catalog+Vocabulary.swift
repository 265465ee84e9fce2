package import HookModel

extension Catalog {
    /// The names that queries are read with: providers and events of the documents, and targets.
    ///
    /// - Parameter targets: The names of targets that are configured, or that deliveries have.
    /// - Returns: The vocabulary.
    package func vocabulary(targets: [String]) -> QueryVocabulary {
        let events = documents.map { ($0.id, $0.events.map(\.type)) }
        return QueryVocabulary(events: Dictionary(events) { first, _ in first }, targets: targets)
    }
}
