import HookFormat
import HookModel
import HookStore

/// Holds what came since a run's start against what it expects.
struct RunCheck: Sendable {
    let settings: RunSettings
    let inspector: InspectorClient
    let store: Store

    /// A run starts with an empty store.
    private static let start: Int64 = 0

    /// Waits for what is expected, and finds what came instead.
    ///
    /// - Parameter isWaiting: Whether more may come; a command that failed is not waited for.
    /// - Returns: What came of each query.
    /// - Throws: `CommandFailure`, `StoreError`; `CancellationError` when the task was cancelled.
    func outcome(isWaiting: Bool) async throws -> RunOutcome {
        var limits = settings.limits
        if !isWaiting { limits.within = .zero }
        var misses: [Miss?] = []
        if settings.expected.isEmpty {
            // Nothing says when all has come, so the whole time is waited for that none comes.
            let request = WaitRequest(queries: settings.unwanted, limits: limits, after: mark, isAbsent: true)
            _ = try await request.answer(of: inspector)
        } else {
            let answer = try await WaitRequest(queries: settings.expected, limits: limits, after: mark)
                .answer(of: inspector)
            var missed = try await Miss.all(in: answer, wanted: limits.count, after: RunCheck.start, store)[...]
            misses = answer.parts.map { $0.isComplete ? nil : missed.popFirst() }
        }
        var unwanted: [RunOutcome.Unwanted] = []
        for query in settings.unwanted {
            let ids = try await StoredCaptures.ids(that: query.root, after: RunCheck.start, in: store)
            unwanted.append(
                RunOutcome.Unwanted(
                    query: query.source, captures: try await store.captures(ids: Array(ids.prefix(3))),
                    count: ids.count))
        }
        return RunOutcome(
            expected: zip(settings.expected, misses).map { RunOutcome.Expected(query: $0.source, miss: $1) },
            unwanted: unwanted, wasWaitedFor: isWaiting)
    }

    private var mark: String { CaptureCursor.text(after: RunCheck.start) }
}
