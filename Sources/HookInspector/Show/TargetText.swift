public import HookModel

/// The targets in text: a line for each.
public enum TargetText {
    /// Name, state, counts, rates, URL and filter: a line for each, those that only deliveries know last.
    public static func lines(
        _ targets: [TargetStatus], _ counts: [String: [DeliveryState: Int]], _ healths: [String: TargetHealth] = [:]
    ) -> [String] {
        var table = TextTable()
        for target in targets {
            let reason = target.reason.map { " (\(SafeText.escape($0)))" } ?? ""
            table.add(
                [SafeText.escape(target.name), target.state.rawValue + reason]
                    + cells(counts[target.name] ?? [:])
                    + [target.successRate.map { "success=\(Int(($0 * 100).rounded()))%" } ?? "-"]
                    + ["retries=\(target.retries)"]
                    + [target.medianTime.map { "median=\($0.wholeMilliseconds)ms" } ?? "-"]
                    + [SafeText.escape(target.url), target.filter.isEmpty ? "-" : SafeText.escape(target.filter)])
        }
        for name in TargetObject.unknown(targets, counts, healths) {
            let off = healths[name]?.offReason.map { ", off (\(SafeText.escape($0)))" } ?? ""
            table.add([SafeText.escape(name), "unconfigured" + off] + cells(counts[name] ?? [:]))
        }
        return table.lines
    }

    private static func cells(_ counts: [DeliveryState: Int]) -> [String] {
        DeliveryState.allCases.map { "\($0.rawValue)=\(counts[$0] ?? 0)" }
    }
}
