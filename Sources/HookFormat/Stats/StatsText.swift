package import HookModel

/// What a store holds, in numbers, as text.
package struct StatsText {
    private let stats: StoreStats
    private let deliveries: [String: [DeliveryState: Int]]
    private let now: Timestamp

    /// So many events are shown.
    private static let events = 20

    /// Makes a text of statistics.
    package init(_ stats: StoreStats, _ deliveries: [String: [DeliveryState: Int]], now: Timestamp) {
        self.stats = stats
        self.deliveries = deliveries
        self.now = now
    }

    /// The lines, without line feeds, safe to show.
    package var lines: [String] {
        var lines = ["captures   \(GroupedNumber.text(stats.captures))"] + span
        lines.append(
            "rate       \(GroupedNumber.text(stats.lastMinute)) in the last minute, "
                + "\(GroupedNumber.text(stats.lastHour)) in the last hour")
        lines.append("store      \(GroupedNumber.text(stats.bytes)) bytes")
        let totals = StatsTotals(stats)
        lines += section("provider", totals.providers)
        lines += section("signature", totals.signatures)
        lines += section("payload", totals.payloads)
        lines += section(
            "event",
            totals.events.prefix(StatsText.events).map { event in
                ([event.provider ?? "unknown", event.event ?? "-"].joined(separator: " "), event.captures)
            })
        if totals.events.count > StatsText.events {
            lines.append("  + \(totals.events.count - StatsText.events) more; /stats.json has them all")
        }
        lines += section("hour", stats.hours.filter { $0.captures > 0 }.map { (hour($0.start), $0.captures) })
        for (target, states) in deliveries.sorted(by: { $0.key < $1.key }) {
            lines += section(
                "deliveries to \(SafeText.escape(target))",
                DeliveryState.allCases.map { ($0.rawValue, states[$0] ?? 0) })
        }
        return lines
    }

    private var span: [String] {
        guard let oldest = stats.oldest, let newest = stats.newest else { return [] }
        return [
            "from       \(ShownMoment.text(oldest, now: now))", "to         \(ShownMoment.text(newest, now: now))",
        ]
    }

    private func hour(_ start: Timestamp) -> String { start.description.prefix(13).replacing("T", with: " ") + ":00Z" }

    private func section(_ title: String, _ counts: [(name: String, count: Int)]) -> [String] {
        guard !counts.isEmpty else { return [] }
        var table = TextTable()
        for entry in counts { table.add([SafeText.escape(entry.name), GroupedNumber.text(entry.count)]) }
        return ["", title] + table.lines.map { "  " + $0 }
    }
}
