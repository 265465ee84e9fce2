internal import HookModel
internal import HookStore

/// Waits for captures: looks into the store after each commit that may hold one, so that none is missed and none counts
/// twice, whenever it came.
struct CaptureWait {
    /// What came of it.
    struct Outcome {
        let captures: [Int64]
        let isComplete: Bool
        /// The newest capture that was looked at.
        let reached: Int64
        /// The captures that count for each query, in their order.
        let counted: [[Int64]]
        /// The queries that were not met; none where none was to come.
        let missed: [Int]
    }

    let store: Store
    let watchers: CaptureWatchers
    let query: WaitQuery

    /// So many captures are looked at in one go.
    private static let page = 200
    /// After being woken, so long is waited for more: one look serves several commits.
    private static let rest = Duration.milliseconds(2)

    /// Waits until everything has come, or the time is over, or nothing will come any more.
    ///
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    func run() async throws -> Outcome {
        // Begun before the store is looked into, so that nothing falls between.
        let subscription = watchers.watch(query.root)
        let deadline = ContinuousClock.now + query.within
        var progress = WaitProgress(
            queries: query.queries.count, count: query.isAbsent ? 1 : query.count, isInOrder: query.isInOrder)
        var reached = query.after
        var quietSince = ContinuousClock.now
        while true {
            let (place, hasFound) = try await look(after: reached, &progress)
            reached = place
            let now = ContinuousClock.now
            if hasFound { quietSince = now }
            let isDone = query.isAbsent ? !progress.captures.isEmpty : progress.isComplete
            let quietEnd = query.quiet.map { quietSince + $0 } ?? now
            if isDone, query.isAbsent || quietEnd <= now { break }
            let end = isDone ? min(deadline, quietEnd) : deadline
            guard now < end else { break }
            guard await wait(subscription, until: end) else { break }
        }
        return Outcome(
            captures: progress.captures,
            isComplete: query.isAbsent ? progress.captures.isEmpty : progress.isComplete, reached: reached,
            counted: progress.counted, missed: query.isAbsent ? [] : progress.missing)
    }

    /// Looks at what was stored after a capture; gives up to which one, and whether any fits.
    private func look(after id: Int64, _ progress: inout WaitProgress) async throws -> (Int64, Bool) {
        var reached = id
        var hasFound = false
        while true {
            let search = CaptureSearch(query.root, after: reached)
            let page = try await store.following(search, limit: CaptureWait.page)
            for capture in page.captures {
                if progress.isComplete, query.quiet == nil { return (reached, hasFound) }
                hasFound = true
                try await count(capture.id, &progress)
                reached = capture.id
            }
            reached = max(reached, page.reached)
            if page.isLast { return (reached, hasFound) }
        }
    }

    private func count(_ id: Int64, _ progress: inout WaitProgress) async throws {
        if query.queries.count == 1 {
            if !progress.isComplete { progress.add(id, to: 0) }
            return
        }
        for index in progress.open {
            let only = CaptureSearch(query.queries[index].root, before: id + 1, after: id - 1)
            if try await store.ids(only, limit: 1).ids == [id] { return progress.add(id, to: index) }
        }
    }

    /// Waits until something was stored that may fit; gives false when nothing will be, or the task is cancelled.
    private func wait(_ subscription: FeedSubscription, until end: ContinuousClock.Instant) async -> Bool {
        let isOver = await withTaskGroup(of: Bool?.self) { group in
            group.addTask {
                for await _ in subscription { return false }
                return true
            }
            group.addTask {
                try? await Task.sleep(until: end, clock: .continuous)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? false
        }
        if !isOver, ContinuousClock.now < end { try? await Task.sleep(for: CaptureWait.rest) }
        return !isOver && !Task.isCancelled
    }
}
