package import HookModel
internal import JSONText

extension Catalog {
    /// Why a list may be empty: no document knows an event of the name that was asked for.
    ///
    /// - Parameter filter: What was asked for.
    /// - Returns: A sentence with the nearest name; nil where the event is known, has wildcards that fit one, or is of a
    ///   specification, whose senders name their own.
    package func unknownEventHint(_ filter: CaptureFilter) -> String? {
        guard let event = filter.event else { return nil }
        let documents = filter.provider.flatMap(document).map { [$0] } ?? self.documents
        let glob = Glob(event)
        let isOpen = filter.provider != nil && documents.contains(where: \.isSpecification)
        guard !isOpen, !documents.contains(where: { $0.events.contains { glob.matches($0.type) } }) else { return nil }
        let near = NameDistance.nearest(to: event, among: documents.flatMap { $0.events.map(\.type) })
        return "no known event is called \"\(event)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "")
    }
}
