internal import HookModel
internal import HookStore
internal import HookTransport
internal import NIOCore

/// Who waits for a target's responses, and what was decided: the state of a `ResponseRelay`, as a value.
struct RelayState {
    /// Somebody who waits.
    struct Sender {
        let ticket: ResponseHandle
        let timer: Scheduled<Void>
        let provider: String?
        /// Whether the attempt for it is under way.
        var isOpen = false

        /// Sends an answer, from any thread.
        func get(_ answer: SenderResponse) {
            timer.cancel()
            ticket.eventLoop.execute { ticket.send(answer) }
        }
    }

    enum Place {
        /// Nothing is decided.
        case waiting(Sender)
        /// The response is being stored; the sender is nil while it has not begun to wait.
        case decided(SenderResponse, Sender?)
        /// The response is stored, and its sender has not begun to wait.
        case ready(SenderResponse)
    }

    private(set) var places: [Int64: Place] = [:]
    /// The captures of this run whose senders wait, or have waited, or never do.
    var arrived = NumberRanges()
    /// Deliveries of these captures have ended, and that is not stored yet.
    var withdrawn: Set<Int64> = []
    /// What was decided and is not stored yet, in the order of the decisions.
    var unstored: [StoreChange] = []
    /// Why the target is down; nil when it is not.
    var downReason: String?
    /// For which providers the target is disabled, and why.
    var off: [String: TargetHealth.Off] = [:]
    /// Whether nobody may wait any more.
    var isClosed = false
    /// Whether nobody is left who stores by turns.
    var isEnded = false

    /// The status for a sender who need not wait; nil when it has to.
    func refusal(of provider: String?) -> Int? {
        if isClosed { return 504 }
        if off[provider ?? ""] != nil { return 503 }
        return downReason == nil ? nil : 502
    }

    /// Those who need not wait any longer; whose attempt is under way gets what comes of it.
    var refused: [(capture: Int64, status: Int)] {
        guard isClosed || downReason != nil || !off.isEmpty else { return [] }
        return places.compactMap { capture, place in
            guard case .waiting(let sender) = place, !sender.isOpen else { return nil }
            return refusal(of: sender.provider).map { (capture, $0) }
        }
    }

    /// Why a sender gets a status that is none of the app's.
    func cause(of status: Int, _ provider: String?) -> String {
        switch status {
        case 502: downReason ?? "the app could not be connected to"
        case 503: "the target is disabled (\(off[provider ?? ""]?.reason ?? "no reason known"))"
        default: "the deadline passed before the app was called"
        }
    }

    /// Adds a sender; gives the response where there is one already.
    mutating func add(_ sender: Sender, of capture: Int64) -> SenderResponse? {
        arrived.insert(capture)
        switch places[capture] {
        case .ready(let answer):
            places[capture] = nil
            return answer
        case .decided(let answer, nil): places[capture] = .decided(answer, sender)
        case .waiting, .decided, nil: places[capture] = .waiting(sender)
        }
        return nil
    }

    /// Notes whether the attempt for a sender is under way; false when nobody waits.
    mutating func setOpen(_ capture: Int64, _ isOpen: Bool) -> Bool {
        guard case .waiting(var sender) = places[capture] else { return false }
        sender.isOpen = isOpen
        places[capture] = .waiting(sender)
        return true
    }

    /// Decides; false when that was done before, or the sender has gone.
    mutating func decide(_ capture: Int64, _ answer: SenderResponse) -> Bool {
        switch places[capture] {
        case .waiting(let sender): places[capture] = .decided(answer, sender)
        case nil where !arrived.contains(capture): places[capture] = .decided(answer, nil)
        case .decided, .ready, nil: return false
        }
        return true
    }

    /// Takes out a sender for whom nothing is decided.
    mutating func takeWaiting(_ capture: Int64) -> Sender? {
        guard case .waiting(let sender) = places[capture] else { return nil }
        places[capture] = nil
        return sender
    }

    /// Takes out a sender whose response is being stored.
    mutating func takeDecided(_ capture: Int64) -> (Sender, SenderResponse)? {
        guard case .decided(let answer, let sender?) = places[capture] else { return nil }
        places[capture] = nil
        return (sender, answer)
    }

    /// The response of a capture is stored: takes out its sender, or keeps the response until it begins to wait.
    mutating func takeStored(_ capture: Int64) -> (Sender, SenderResponse)? {
        if case .decided(let answer, nil) = places[capture] { places[capture] = .ready(answer) }
        return takeDecided(capture)
    }
}
