package import HookModel

/// The targets in text: a line for each.
package enum TargetText {
    /// Name, state, deliveries in the store, attempts of this run, URL and filter: a line for each, those that only
    /// deliveries know last.
    package static func lines(
        _ targets: [TargetStatus], _ counts: [String: [DeliveryState: Int]], _ healths: [String: TargetHealth] = [:]
    ) -> [String] {
        var table = TextTable()
        for target in targets {
            let reason = target.reason.map { " (\(SafeText.escape($0)))" } ?? ""
            table.add(
                [SafeText.escape(target.name), target.state.rawValue + reason]
                    + [deliveries(counts[target.name] ?? [:]), attempts(target)]
                    + [SafeText.escape(target.url), target.filter.isEmpty ? "-" : SafeText.escape(target.filter)])
        }
        for name in TargetObject.unknown(targets, counts, healths) {
            let off = healths[name]?.offReason.map { ", off (\(SafeText.escape($0)))" } ?? ""
            table.add([SafeText.escape(name), "unconfigured" + off, deliveries(counts[name] ?? [:])])
        }
        return table.lines
    }

    /// `41 delivered, 11 dead letters, 1 pending`: the deliveries in the store, of earlier runs too.
    private static func deliveries(_ counts: [DeliveryState: Int]) -> String {
        let dead = counts[.failed] ?? 0
        return "\(counts[.delivered] ?? 0) delivered, \(dead) dead letter\(dead == 1 ? "" : "s"), "
            + "\(counts[.pending] ?? 0) pending"
    }

    /// `attempts since start: 46, 0 % ok, 3 retries, median 3 ms`.
    private static func attempts(_ target: TargetStatus) -> String {
        let start = "attempts since start: \(target.succeeded + target.failed)"
        guard let rate = target.successRate else { return start }
        let retries = "\(target.retries) retr\(target.retries == 1 ? "y" : "ies")"
        let median = target.medianTime.map { ", median \($0.wholeMilliseconds) ms" } ?? ""
        return "\(start), \(percent(rate)) ok, \(retries)\(median)"
    }

    /// Whole percents; none and all are said of none and all alone.
    private static func percent(_ rate: Double) -> String {
        let rounded = Int((rate * 100).rounded())
        if rounded == 0, rate > 0 { return "< 1 %" }
        if rounded == 100, rate < 1 { return "> 99 %" }
        return "\(rounded) %"
    }
}
