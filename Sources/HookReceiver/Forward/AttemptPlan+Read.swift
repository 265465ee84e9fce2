internal import HookModel

extension AttemptPlan {
    /// A read failed: the next one waits, each longer than the one before.
    ///
    /// - Returns: Whether it is the first that failed.
    mutating func couldNotRead() -> Bool {
        defer { readPause = readWait.next() }
        return !readWait.isGrowing
    }

    /// A read succeeded.
    ///
    /// - Returns: Whether the one before had failed.
    mutating func couldRead() -> Bool {
        defer { readWait.reset() }
        return readWait.isGrowing
    }

    /// A page of first attempts was read.
    mutating func take(firstAttempts rows: [DueRow]) {
        last = rows.last?.id ?? last
        mayHaveFirst = !rows.isEmpty
        // Those that are open are found again after the target was enabled.
        waiting = readable(rows).filter { !busy.contains($0.delivery.id) }
    }

    /// A page of retries was read; it may be followed by others, so only none at all says that there are no more.
    mutating func take(retries rows: [DueRow], dueBy now: Timestamp) {
        retries = readable(rows)
        nextRetry = rows.isEmpty ? .noneDue(by: now) : .unknown
    }

    /// The time of the next retry was read.
    mutating func take(nextRetry moment: Timestamp?) { nextRetry = moment.map(NextRetry.at) ?? NextRetry.none }

    /// The oldest delivery was read, or that there is none.
    mutating func take(oldest row: DueRow?, now: Timestamp) {
        let due = readable(row.map { [$0] } ?? []).first
        if let dueAt = due?.delivery.dueAt, dueAt > now {
            nextRetry = .at(dueAt)
        } else {
            waiting = due.map { [$0] } ?? []
            nextRetry = row == nil ? .none : .unknown
        }
    }

    /// The rows that can be read; the others are to be ended.
    private mutating func readable(_ rows: [DueRow]) -> [DueDelivery] {
        for case .unreadable(let delivery, let reason) in rows where !ending.contains(delivery) {
            unreadable.append((delivery, reason))
        }
        return rows.compactMap(\.due)
    }
}
