internal import HookModel

extension RetentionWork {
    /// What a step has done so far.
    private struct Done {
        var captures = 0
        var bytes = 0

        /// Bodies of one step, but for a single one.
        private static let mostBytes = 4 << 20

        var isEnough: Bool { bytes >= Done.mostBytes }

        mutating func add(_ row: CaptureDeletion.Row) {
            captures += 1
            bytes += row.bodySize + RetentionWork.rowBytes
        }
    }

    /// Drops the oldest captures that may go, as far as a step needs it.
    ///
    /// - Returns: Whether there were any.
    func drop(_ step: Step) throws -> Bool {
        var done = Done()
        try dropReleased(step, &done)
        if !done.isEnough { try dropNext(step, &done) }
        if done.captures > 0 { beyondSince = nil }
        return done.captures > 0
    }

    /// Those that were passed over, and whose deliveries have ended since.
    private func dropReleased(_ step: Step, _ done: inout Done) throws {
        guard !released.isEmpty else { return }
        released.sort()
        var count = 0
        for id in released.prefix(step.rows) {
            // Deleted by hand meanwhile, twice in the list, or with another delivery that is pending.
            if let row = try deletion.rows(in: id...id).first, try deletion.pending(in: id...id).isEmpty {
                let isOld = step.since.map { row.receivedAt < $0.milliseconds } ?? false
                guard !done.isEnough, let reason = reason(for: row, isOld: isOld, step, done) else { break }
                say(.dropping(reason))
                try deletion.delete([row][...])
                done.add(row)
            }
            count += 1
        }
        released.removeFirst(count)
    }

    private func dropNext(_ step: Step, _ done: inout Done) throws {
        let rows = try deletion.rows(after: passed, limit: step.rows)
        guard let first = rows.first?.id, let last = rows.last?.id else { return endOfCaptures(step) }
        let pending = try deletion.pending(in: first...last)
        var run: [CaptureDeletion.Row] = []
        for row in rows where !done.isEnough {
            if pending.contains(row.id) {
                // A deletion takes all captures between its first and its last.
                try deletion.delete(run[...])
                run = []
            } else {
                let isOld = step.since.map { row.receivedAt < $0.milliseconds } ?? false
                guard let reason = reason(for: row, isOld: isOld, step, done) else {
                    keptSince = step.since ?? keptSince
                    let isLast = row.id == newest
                    if isLast, step.captures > done.captures || step.bytes > done.bytes { endOfCaptures(step) }
                    break
                }
                say(.dropping(reason))
                run.append(row)
                done.add(row)
            }
            passed = row.id
        }
        try deletion.delete(run[...])
    }

    /// Why a capture is to be dropped; nil when it is kept.
    private func reason(
        for row: CaptureDeletion.Row, isOld: Bool, _ step: Step, _ done: Done
    ) -> RetentionEvent.Limit? {
        if isOld { return .days }
        guard row.id != newest else { return nil }
        if done.captures < step.captures { return .captures }
        return done.bytes < step.bytes ? .bytes : nil
    }

    /// Nothing more may be dropped.
    private func endOfCaptures(_ step: Step) {
        isExhausted = true
        keptSince = step.since ?? keptSince
        sayBeyond()
    }

    /// Says that the store is beyond a limit, once it has been so for some time: deliveries end.
    func sayBeyond() {
        let now = ContinuousClock.now
        let since = beyondSince ?? now
        beyondSince = since
        guard now - since >= signals.patience else { return }
        if let budget, pages.used > budget.most { say(.beyond(.bytes)) }
        if let most = limits.captures, counts.total > most { say(.beyond(.captures)) }
    }
}
