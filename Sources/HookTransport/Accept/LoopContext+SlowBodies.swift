internal import NIOCore

/// What keeps bodies that hardly move from holding the memory that others wait for.
extension LoopContext {
    /// Ends the slowest bodies where others have waited too long for memory, as many as those need; called by the sweep.
    ///
    /// A body is slow when it would take longer than `bodyTime` to bring as much again as it holds. It becomes what it
    /// would become at its own deadline: a capture that is not whole, answered with 408. As long as nobody waits, slow
    /// bodies are left alone.
    func endSlowBodies(_ now: NIODeadline) {
        guard budget.isWaitedFor else {
            watchedSince = nil
            return
        }
        guard let since = watchedSince else { return watch(now) }
        let patience = TimeAmount.nanoseconds(TimeAmount(limits.bodyTime).nanoseconds / 4)
        // Small bodies wait for nothing but others of their size, and should not wait long.
        let short = min(.seconds(1), patience)
        guard now - since >= short else { return }
        var needed = budget.overdue(small: now - short, large: now - patience)
        if needed > 0 {
            for body in slowBodies(since, now) {
                needed -= body.reserved
                body.timeOutBody()
                if needed <= 0 { break }
            }
        }
        watch(now)
    }

    private func watch(_ now: NIODeadline) {
        watchedSince = now
        for connection in connections.values { connection.heldBefore = connection.reader.currentBytes }
    }

    /// The slow ones, least progress for what they hold first.
    private func slowBodies(_ since: NIODeadline, _ now: NIODeadline) -> [ConnectionHandler] {
        let windows = Double(TimeAmount(limits.bodyTime).nanoseconds) / Double((now - since).nanoseconds)
        let slow = connections.values.compactMap { connection -> (progress: Double, connection: ConnectionHandler)? in
            guard connection.isReadingBody, connection.phaseStart <= since else { return nil }
            let gained = Double(connection.reader.currentBytes - connection.heldBefore)
            let progress = gained / Double(max(1, connection.reserved))
            return progress * windows < 1 ? (progress, connection) : nil
        }
        return slow.sorted { $0.progress < $1.progress }.map(\.connection)
    }
}
