import HookModel

/// The sums of statistics, the largest first.
struct StatsTotals {
    /// How many captures are of an event.
    struct Event {
        let provider: String?
        let event: String?
        let captures: Int
    }

    let providers: [(name: String, count: Int)]
    let signatures: [(name: String, count: Int)]
    let payloads: [(name: String, count: Int)]
    let events: [Event]

    init(_ stats: StoreStats) {
        providers = StatsTotals.sums(stats) { $0.provider ?? "unknown" }
        signatures = StatsTotals.sums(stats) { $0.signature.rawValue }
        payloads = StatsTotals.sums(stats) { $0.payload.rawValue }
        events = Dictionary(grouping: stats.kinds) { [$0.provider, $0.event] }
            .map { names, kinds in
                Event(provider: names[0], event: names[1], captures: kinds.reduce(0) { $0 + $1.captures })
            }
            .sorted {
                ($1.captures, $0.provider ?? "", $0.event ?? "") < ($0.captures, $1.provider ?? "", $1.event ?? "")
            }
    }

    private static func sums(
        _ stats: StoreStats, by name: (StoreStats.Kind) -> String
    ) -> [(name: String, count: Int)] {
        Dictionary(grouping: stats.kinds, by: name)
            .map { name, kinds in (name, kinds.reduce(0) { $0 + $1.captures }) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
