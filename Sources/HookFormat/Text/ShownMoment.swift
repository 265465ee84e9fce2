package import HookModel

/// Moments as people read them: the moment, and how long ago it was.
package enum ShownMoment {
    /// `2026-11-25 23:05:49Z (2 min ago)`; of moments to come `(in 8 s)`.
    package static func text(_ moment: Timestamp, now: Timestamp) -> String {
        "\(short(moment)) (\(distance(moment, now: now)))"
    }

    /// `2026-11-25 23:05:49Z`.
    package static func short(_ moment: Timestamp) -> String {
        moment.description.prefix(19).replacing("T", with: " ") + "Z"
    }

    /// `2 min ago`, `in 8 s`, `now`.
    package static func distance(_ moment: Timestamp, now: Timestamp) -> String {
        let milliseconds = now.milliseconds - moment.milliseconds
        let days = abs(milliseconds) / 86_400_000
        let spoken = days < 730 ? Duration.milliseconds(abs(milliseconds) / 1000 * 1000).spoken : "\(days / 365) y"
        if abs(milliseconds) < 1000 { return "now" }
        return milliseconds > 0 ? "\(spoken) ago" : "in \(spoken)"
    }
}
