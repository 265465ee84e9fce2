import HookStore

/// What retention says: once when captures begin to go that somebody may miss, and once when none may go.
struct RetentionLine {
    let settings: ListenSettings

    func text(_ event: RetentionEvent) -> String {
        switch event {
        case .dropping(let limit):
            "store at its limit of \(amount(limit)): dropping the oldest captures (\(flag(limit)))"
        case .beyond(let limit):
            "store beyond its limit of \(amount(limit)): what is left waits to be delivered, "
                + "or is the newest capture (\(flag(limit)); `hooksight deliveries --state pending`)"
        }
    }

    private func amount(_ limit: RetentionEvent.Limit) -> String {
        switch limit {
        case .bytes: settings.keepBytes
        case .captures: RetentionLine.count(settings.keeps.captures, "capture")
        case .days: RetentionLine.count(settings.keeps.days, "day")
        }
    }

    private func flag(_ limit: RetentionEvent.Limit) -> String {
        switch limit {
        case .bytes: Setting.keepBytes.flag
        case .captures: Setting.keep.flag
        case .days: Setting.keepDays.flag
        }
    }

    private static func count(_ number: Int?, _ word: String) -> String {
        let number = number ?? 0
        return "\(number) \(word)\(number == 1 ? "" : "s")"
    }
}
