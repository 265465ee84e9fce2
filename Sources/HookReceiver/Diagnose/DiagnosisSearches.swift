internal import HookModel
internal import Synchronization

/// The searches that are under way or wait for their turn: one at a time, and one for each capture, however often it is
/// asked for.
///
/// Only the one whose turn it is holds a body.
final class DiagnosisSearches: Sendable {
    typealias Search = Task<[Diagnosis]?, Never>

    private struct State {
        var searches: [Int64: Search] = [:]
        /// The one that was begun last, behind which the next waits.
        var last: Search?
        var isStopped = false
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: How many captures are searched for at once, those that wait included.
    init(limit: Int) {
        self.limit = limit
    }

    /// The search for a capture: the one that is under way, or a new one, which begins when those before it have ended.
    ///
    /// It is a task of its own, so that it goes on when one of those who wait for it goes away.
    ///
    /// - Returns: Nil when there are too many already, or when the searches have been ended.
    func search(for id: Int64, _ body: @escaping @Sendable () async -> [Diagnosis]?) -> Search? {
        state.withLock { state in
            if let running = state.searches[id] { return running }
            guard !state.isStopped, state.searches.count < limit else { return nil }
            let before = state.last
            let search = Search { [self] in
                _ = await before?.value
                // The end of the program does not wait for what has not begun.
                let found = self.state.withLock(\.isStopped) ? nil : await body()
                self.state.withLock { state in
                    state.searches[id] = nil
                    if state.searches.isEmpty { state.last = nil }
                }
                return found
            }
            state.searches[id] = search
            state.last = search
            return search
        }
    }

    /// Begins no further search.
    func stop() { state.withLock { $0.isStopped = true } }

    /// Waits for the search that is under way.
    func finish() async { _ = await state.withLock(\.last)?.value }
}
