internal import HookModel

/// Which attempt a target gets next: the state of its runner, as a value.
///
/// The runner does what `next` says until it says nothing, sets its one timer for `wait`, and reports each event. Reads
/// of the store are actions as well, so that the plan itself can be tested with no store and no time.
struct AttemptPlan {
    /// Whether the target can be reached.
    enum Reach: Equatable {
        /// Nobody has tried yet.
        case unknown
        case up
        /// No connection can be made, and why; nothing starts.
        case down(String)
    }

    enum Probe {
        case none, due, open
    }

    /// What is known of the store's next retry, or in strict order of when the oldest delivery is due.
    enum NextRetry: Equatable {
        case unknown
        /// None is due by this moment; the time of the next one is not known.
        case noneDue(by: Timestamp)
        case at(Timestamp)
        case none
    }

    let rules: ForwardRules
    private(set) var reach = Reach.unknown
    /// The providers for which the target is disabled: nothing of theirs starts.
    private(set) var off: Set<String> = []
    var probe = Probe.due
    var isStopping = false
    /// Whether `off` says what is remembered in the store.
    var knowsHealth = false
    /// The wait before the next read, after reads that failed; nil when it can be tried.
    var readPause: Duration?
    var readWait = GrowingWait()
    /// First attempts that were read from the store and not started, in order.
    var waiting: [DueDelivery] = []
    /// The greatest delivery that was read for its first attempt.
    var last: Int64 = 0
    var mayHaveFirst = true
    var openFirst = 0
    /// Retries that were read from the store and not started.
    var retries: [DueDelivery] = []
    var nextRetry = NextRetry.unknown
    /// Deliveries with an attempt that is open.
    var busy: Set<Int64> = []
    /// Those of them that may have been asked for by hand meanwhile; the store knows.
    var asked: Set<Int64> = []
    /// Deliveries that cannot be read and are to be ended.
    var unreadable: [(delivery: Int64, reason: String)] = []
    /// Those of them whose end is being stored.
    var ending: Set<Int64> = []

    /// How many deliveries are read from the store at once.
    static let page = 64
    /// How many retries of one target are open at once, beside its first attempts.
    static let mostRetries = 32
    /// How many ends may wait for the store before no more pages are read.
    static let mostEnding = 256

    init(rules: ForwardRules) {
        self.rules = rules
    }

    /// Whether the runner can end.
    var isOver: Bool { isStopping && busy.isEmpty && ending.isEmpty }

    var openRetries: Int { busy.count - openFirst }

    /// There may be new deliveries.
    mutating func wake() {
        mayHaveFirst = true
        // In strict order, what is new stands behind what waits.
        if rules.isStrictlyOrdered, nextRetry == .none { nextRetry = .unknown }
    }

    /// A delivery was made due by hand, perhaps one that is open.
    mutating func retriesChanged() {
        asked = busy
        nextRetry = .unknown
    }

    /// The target is disabled for these providers, and for no others.
    mutating func disable(for providers: Set<String>) {
        guard providers != off else { return }
        // What was held before may start now, and stands before what was read since.
        if !off.isSubset(of: providers) { last = 0 }
        off = providers
        waiting = last == 0 ? [] : waiting.filter { !providers.contains($0.provider ?? "") }
        retries = []
        mayHaveFirst = true
        nextRetry = .unknown
    }

    /// A delivery has ended by hand: it does not start any more.
    mutating func cancelled(_ delivery: Int64) {
        waiting.removeAll { $0.delivery.id == delivery }
        retries.removeAll { $0.delivery.id == delivery }
        if rules.isStrictlyOrdered { nextRetry = .unknown }
    }

    /// What the timer was set for has come.
    mutating func passed(_ wait: AttemptWait) {
        switch wait {
        case .retry: break
        case .read: readPause = nil
        case .probe: if case .down = reach, probe == .none { probe = .due }
        }
    }

    /// A probe ended; nil says that the target can be reached.
    mutating func probed(_ problem: String?) {
        probe = .none
        reach = problem.map { .down($0) } ?? .up
    }

    /// An attempt came to an end, and what it came to is in the store.
    mutating func ended(_ due: DueDelivery, isFirst: Bool, dueAt: Timestamp?) {
        close(due, isFirst: isFirst)
        if rules.isStrictlyOrdered || asked.remove(due.delivery.id) != nil {
            nextRetry = .unknown
        } else if let dueAt {
            nextRetry.include(dueAt)
        }
    }

    /// No connection could be made for an attempt: its delivery takes its place again.
    mutating func couldNotConnect(_ due: DueDelivery, isFirst: Bool, _ reason: String) {
        close(due, isFirst: isFirst)
        nextRetry = .unknown
        if isFirst, !rules.isStrictlyOrdered, !off.contains(due.provider ?? "") {
            waiting.insert(due, at: waiting.firstIndex { $0.delivery.id > due.delivery.id } ?? waiting.endIndex)
        }
        if reach == .up { reach = .down(reason) }
    }

    /// A delivery that cannot be read has ended.
    mutating func ended(unreadable delivery: Int64) { ending.remove(delivery) }

    private mutating func close(_ due: DueDelivery, isFirst: Bool) {
        busy.remove(due.delivery.id)
        if isFirst { openFirst -= 1 }
    }
}

extension AttemptPlan.NextRetry {
    /// A retry is due at a moment, too.
    mutating func include(_ moment: Timestamp) {
        switch self {
        case .unknown: break
        case .noneDue(let by): if moment <= by { self = .unknown }
        case .at(let other): self = .at(min(other, moment))
        case .none: self = .at(moment)
        }
    }
}
