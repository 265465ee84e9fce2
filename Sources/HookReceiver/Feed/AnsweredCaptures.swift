package import HookModel
package import HookStore

/// Puts what is stored in the order in which people read it: a capture when the status of its response is known, and what
/// belongs to it behind it.
///
/// With `--answer-from` a capture is stored before the app has answered; until then it waits here.
package struct AnsweredCaptures {
    /// Something to show.
    package enum Item {
        /// A capture with the status that its sender got.
        case capture(Capture)
        /// Anything else, as it was stored.
        case event(StoreEvent)
    }

    private var waiting: [Int64: Capture] = [:]
    /// What came of captures that wait, in its order.
    private var held: [Int64: [StoreEvent]] = [:]

    /// Beyond so many captures that wait, the oldest is shown as it was stored.
    private static let limit = 4096

    /// Makes an order in which nothing waits.
    package init() {}

    /// Takes an event; gives what is to be shown now.
    package mutating func take(_ event: StoreEvent) -> [Item] {
        switch event {
        case .captured(let stored):
            let capture = Capture(stored)
            guard stored.capture.decision.waitsFor != nil else { return [.capture(capture)] }
            waiting[stored.id] = capture
            guard waiting.count > AnsweredCaptures.limit, let oldest = waiting.keys.min() else { return [] }
            return release(oldest)
        case .answered(let id, let status):
            waiting[id]?.status = status
            return release(id)
        case .diagnosed(let id, _): return hold(event, of: id)
        case .delivery(let delivery, _): return hold(event, of: delivery.capture)
        case .target, .deliveriesDeleted, .deleted: return [.event(event)]
        }
    }

    /// What still waits, the oldest first: nothing will be known of it any more.
    package mutating func end() -> [Item] { waiting.keys.sorted().flatMap { release($0) } }

    private mutating func hold(_ event: StoreEvent, of capture: Int64) -> [Item] {
        guard waiting[capture] != nil else { return [.event(event)] }
        held[capture, default: []].append(event)
        return []
    }

    private mutating func release(_ id: Int64) -> [Item] {
        guard let capture = waiting.removeValue(forKey: id) else { return [] }
        return [.capture(capture)] + (held.removeValue(forKey: id) ?? []).map(Item.event)
    }
}
