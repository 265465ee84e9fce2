internal import HookModel

extension AttemptPlan {
    /// What to do now; nil when there is nothing until the next event.
    mutating func next(now: Timestamp) -> AttemptAction? {
        guard !isStopping else { return nil }
        if probe == .due {
            probe = .open
            return .probe
        }
        guard knowsHealth else { return read(.health) }
        if let row = unreadable.popLast() {
            ending.insert(row.delivery)
            return .end(delivery: row.delivery, reason: row.reason)
        }
        guard reach == .up else { return nil }
        return rules.isStrictlyOrdered ? nextInStrictOrder(now) : nextFirst() ?? nextRetry(now)
    }

    /// What to set the timer for, when `next` says nothing; nil when an event will come.
    var wait: AttemptWait? {
        guard !isStopping else { return nil }
        if case .down = reach { return probe == .none ? .probe : nil }
        if let readPause { return .read(readPause) }
        // Where no retry may start, the end of an open attempt is the event.
        let mayStart = rules.isStrictlyOrdered ? busy.isEmpty : openRetries < AttemptPlan.mostRetries
        guard case .at(let moment) = nextRetry, reach == .up, mayStart, mayRead else { return nil }
        return .retry(at: moment)
    }

    private var mayRead: Bool {
        readPause == nil && ending.count < (rules.isStrictlyOrdered ? 1 : AttemptPlan.mostEnding)
    }

    private func read(_ read: AttemptAction.Read) -> AttemptAction? { mayRead ? .read(read) : nil }

    private mutating func nextFirst() -> AttemptAction? {
        guard openFirst < rules.parallel else { return nil }
        guard waiting.isEmpty else { return first() }
        return mayHaveFirst ? read(.firstAttempts(after: last)) : nil
    }

    private mutating func first() -> AttemptAction {
        let due = waiting.removeFirst()
        openFirst += 1
        busy.insert(due.delivery.id)
        return .attempt(due, isFirst: true)
    }

    private mutating func nextRetry(_ now: Timestamp) -> AttemptAction? {
        guard openRetries < AttemptPlan.mostRetries else { return nil }
        if !retries.isEmpty {
            let due = retries.removeFirst()
            busy.insert(due.delivery.id)
            return .attempt(due, isFirst: false)
        }
        switch nextRetry {
        case .at(let moment) where moment > now: return nil
        case .none: return nil
        case .noneDue(let by): return read(.nextRetry(after: by))
        case .unknown, .at:
            // Those that are open are due, too, and are not wanted; nor are those that were made due by hand while they
            // wait for their first attempt.
            let known = busy.union(waiting.map(\.delivery.id)).union(ending)
            return read(.retries(dueBy: now, except: known))
        }
    }

    private mutating func nextInStrictOrder(_ now: Timestamp) -> AttemptAction? {
        guard busy.isEmpty else { return nil }
        guard waiting.isEmpty else { return first() }
        switch nextRetry {
        case .at(let moment) where moment > now: return nil
        case .none: return nil
        case .unknown, .at, .noneDue: return read(.oldest)
        }
    }
}
