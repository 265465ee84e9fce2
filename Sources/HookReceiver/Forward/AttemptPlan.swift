internal import HookModel
internal import HookStore

/// Which attempt a target gets next: the state of its runner, as a value.
struct AttemptPlan {
    /// Whether no connection can be made; then nothing starts.
    var isDown = false
    /// Why not; of the last time.
    var downReason: String?
    /// The providers for which the target was switched off: nothing of theirs starts.
    private(set) var off: Set<String> = []
    private let rules: ForwardRules
    /// First attempts that were read from the store and not started, in order.
    private var waiting: [DueDelivery] = []
    /// The greatest delivery that was read for its first attempt.
    private var last: Int64 = 0
    private var mayHaveFirst = true
    private var openFirst = 0
    /// Retries that were read from the store and not started.
    private var retries: [DueDelivery] = []
    /// Deliveries with an attempt that is open.
    private var busy: Set<Int64> = []
    /// Those of them that may have been asked for by hand meanwhile; the store knows.
    private var asked: Set<Int64> = []
    private var nextRetry: Timestamp?
    /// Whether `nextRetry` says what is in the store.
    private var knowsRetries = false
    private var timerSetFor: Timestamp?

    /// So many deliveries are read from the store at once.
    private static let page = 64
    /// So many retries of one target are open at once, beside its first attempts.
    private static let openRetries = 32
    /// A clock may be set and a machine may sleep, so no timer is longer.
    private static let longestTimer: Int64 = 10_000

    /// Whether no attempt is open.
    var isIdle: Bool { busy.isEmpty }

    init(rules: ForwardRules) {
        self.rules = rules
    }

    /// The target was switched off for these providers, and for no others.
    mutating func setOff(_ providers: Set<String>) {
        guard providers != off else { return }
        // What was held before may start now, and stands before what was read since.
        if !off.isSubset(of: providers) { last = 0 }
        off = providers
        waiting = last == 0 ? [] : waiting.filter { !providers.contains($0.provider ?? "") }
        retries = []
        mayHaveFirst = true
        lookForRetries()
    }

    /// There may be new deliveries.
    mutating func lookForFirst() { mayHaveFirst = true }

    /// A delivery was made due by hand, perhaps one that is open.
    mutating func lookForAskedFor() {
        asked = busy
        lookForRetries()
    }

    /// Time has passed.
    mutating func lookForRetries() {
        knowsRetries = false
        timerSetFor = nil
    }

    /// An attempt came to an end, and what it came to is in the store.
    mutating func ended(_ due: DueDelivery, isFirst: Bool, dueAt: Timestamp?) {
        busy.remove(due.delivery.id)
        if asked.remove(due.delivery.id) != nil { knowsRetries = false }
        if isFirst { openFirst -= 1 }
        if let dueAt { nextRetry = min(nextRetry ?? dueAt, dueAt) }
    }

    /// A delivery that could not be attempted takes its place again.
    mutating func giveBack(_ due: DueDelivery, isFirst: Bool) {
        busy.remove(due.delivery.id)
        knowsRetries = false
        guard isFirst else { return }
        openFirst -= 1
        guard !rules.isStrictlyOrdered, !off.contains(due.provider ?? "") else { return }
        waiting.insert(due, at: waiting.firstIndex { $0.delivery.id > due.delivery.id } ?? waiting.endIndex)
    }

    /// The next attempt that may start now; nil when there is none.
    mutating func next(
        from store: Store, _ target: String, now: Timestamp
    ) async throws(StoreError) -> (due: DueDelivery, isFirst: Bool)? {
        guard !isDown else { return nil }
        if rules.isStrictlyOrdered { return try await oldest(from: store, target, now: now) }
        if openFirst < rules.parallel, let due = try await first(from: store, target) {
            openFirst += 1
            busy.insert(due.delivery.id)
            return (due, true)
        }
        if let due = try await retry(from: store, target, now: now) {
            busy.insert(due.delivery.id)
            return (due, false)
        }
        return nil
    }

    /// How long until something is due that no event tells; nil when nothing is, or a timer for it runs.
    mutating func timer(now: Timestamp) -> Duration? {
        // Where no retry may start, the end of an open one is the event.
        guard !isDown, busy.count - openFirst < AttemptPlan.openRetries, let nextRetry else { return nil }
        if let timerSetFor, timerSetFor <= nextRetry { return nil }
        timerSetFor = nextRetry
        return .milliseconds(min(max(1, nextRetry.milliseconds - now.milliseconds), AttemptPlan.longestTimer))
    }

    private mutating func oldest(
        from store: Store, _ target: String, now: Timestamp
    ) async throws(StoreError) -> (due: DueDelivery, isFirst: Bool)? {
        guard busy.isEmpty, let due = try await store.oldestPending(to: target, without: off)?.due else { return nil }
        if let dueAt = due.delivery.dueAt, dueAt > now {
            nextRetry = dueAt
            return nil
        }
        nextRetry = nil
        openFirst += 1
        busy.insert(due.delivery.id)
        return (due, true)
    }

    private mutating func first(from store: Store, _ target: String) async throws(StoreError) -> DueDelivery? {
        while waiting.isEmpty, mayHaveFirst {
            let found = try await store.firstAttempts(to: target, after: last, without: off, limit: AttemptPlan.page)
            last = found.last?.id ?? last
            mayHaveFirst = !found.isEmpty
            // Those that are open are found again after the target was switched on.
            waiting = found.compactMap(\.due).filter { !busy.contains($0.delivery.id) }
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    private mutating func retry(
        from store: Store, _ target: String, now: Timestamp
    ) async throws(StoreError) -> DueDelivery? {
        guard busy.count - openFirst < AttemptPlan.openRetries else { return nil }
        if retries.isEmpty, !knowsRetries || nextRetry.map({ $0 <= now }) ?? false {
            // Those that are open are due, too, and are not wanted; nor are those that were made due by hand while they
            // wait for their first attempt.
            let known = busy.union(waiting.map(\.delivery.id))
            retries = try await store.retries(
                to: target, dueBy: now, without: off, except: known, limit: AttemptPlan.page
            ).compactMap(\.due)
            // A page may be followed by others, so only none at all says that there are no more.
            knowsRetries = retries.isEmpty
            if retries.isEmpty { nextRetry = try await store.nextRetry(to: target, after: now, without: off) }
        }
        return retries.isEmpty ? nil : retries.removeFirst()
    }
}
