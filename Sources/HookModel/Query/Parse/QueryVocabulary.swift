/// What is known of providers, events and targets when a query is read.
///
/// It tells bare words apart, gives names their known spelling, and lets names that nobody knows be reported. Where it
/// is empty, every bare word is text, and no name is reported.
package struct QueryVocabulary: Sendable {
    /// The ids of the known providers, sorted by their bytes.
    package let providers: [String]
    /// The types of the known events of each provider, each list sorted by its bytes.
    package let events: [String: [String]]
    /// The names of the known targets, sorted by their bytes.
    package let targets: [String]
    /// All event types, sorted by their bytes.
    package let eventTypes: [String]

    private let providerIDs: Set<String>
    private let eventNames: KnownNames
    private let targetNames: KnownNames

    /// Makes a vocabulary; lists need not be sorted.
    ///
    /// - Parameters:
    ///   - events: The event types by provider; a provider without events has an empty list.
    ///   - targets: The names of targets that are configured, or that deliveries have.
    package init(events: [String: [String]] = [:], targets: [String] = []) {
        providers = KnownNames.sorted(events.keys)
        self.events = events.mapValues(KnownNames.sorted)
        self.targets = KnownNames.sorted(targets)
        eventTypes = KnownNames.sorted(events.values.joined())
        providerIDs = Set(providers)
        eventNames = KnownNames(eventTypes)
        targetNames = KnownNames(self.targets)
    }

    /// A vocabulary that knows nothing.
    package static let empty = QueryVocabulary()

    /// The id of a provider, case aside; nil where it is not known.
    func provider(_ name: String) -> String? {
        let name = name.lowercased()
        return providerIDs.contains(name) ? name : nil
    }

    /// The known spelling of an event's type: as given, else the same case aside; nil where it is not known.
    func event(_ name: String) -> String? { eventNames.spelling(of: name) }

    /// The known spelling of a target's name.
    func target(_ name: String) -> String? { targetNames.spelling(of: name) }
}
