import HookModel
import HookStore
import Synchronization
import TestSupport

@testable import HookReceiver

/// The deliveries to one target in memory, in the place of a store: reads and writes are counted, and fail when a test
/// says so.
final class CountedDeliveries: DueDeliveries {
    fileprivate struct State {
        var rows: [Delivery] = []
        var providers: [String?] = []
        /// Deliveries by the time at which they are due again; what has changed since is passed over.
        var due: [Int64: [Int64]] = [:]
        /// The times of `due`, in order; at those before `firstTime` nothing is due any more.
        var times: [Int64] = []
        var firstTime = 0
        /// Deliveries before this one have no first attempt due.
        var firstDue = 0
        var unreadable: [Int64: String] = [:]
        var reads: [String: Int] = [:]
        var writes = 0
        var readError: StoreError?
        var writeError: StoreError?
        var health = TargetHealth()
    }

    private let state = Mutex(State())
    private let request: ReceivedRequest

    init() throws { request = try .of("POST /hello HTTP/1.1") }

    /// All reads, however they ended.
    var reads: Int { state.withLock { $0.reads.values.reduce(0, +) } }
    /// The same by their names.
    var readsByName: [String: Int] { state.withLock { $0.reads } }
    /// All writes, however they ended.
    var writes: Int { state.withLock { $0.writes } }
    var all: [Delivery] { state.withLock { $0.rows } }

    /// What every read fails with from now on; nil lets them succeed.
    func failReads(_ error: StoreError?) { state.withLock { $0.readError = error } }

    /// What every write fails with from now on.
    func failWrites(_ error: StoreError?) { state.withLock { $0.writeError = error } }

    func setHealth(_ health: TargetHealth) { state.withLock { $0.health = health } }

    /// Adds a delivery whose first attempt is due.
    func add(provider: String? = nil, unreadable: String? = nil) {
        state.withLock { state in
            let id = Int64(state.rows.count + 1)
            state.rows.append(
                Delivery(id: id, capture: id, target: "a", state: .pending, attempts: 0, dueAt: nil, reason: nil))
            state.providers.append(provider)
            state.unreadable[id] = unreadable
        }
    }

    func record(_ changes: [StoreChange]) async throws(StoreError) {
        let error = state.withLock { state -> StoreError? in
            state.writes += 1
            if let error = state.writeError { return error }
            for case .step(let step) in changes {
                let row = Int(step.delivery) - 1
                state.rows[row] = state.rows[row].after(step)
                if let dueAt = step.dueAt { state.insert(step.delivery, dueAt.milliseconds) }
            }
            return nil
        }
        if let error { throw error }
    }

    func health(of target: String) async throws(StoreError) -> TargetHealth { try read("health") { $0.health } }

    func firstAttempts(
        to target: String, after last: Int64, without off: Set<String>, limit: Int
    ) async throws(StoreError) -> [DueRow] {
        try read("first attempts") { state in
            while state.firstDue < state.rows.count, !state.rows[state.firstDue].isFirstDue { state.firstDue += 1 }
            var found: [DueRow] = []
            for row in state.rows[min(state.rows.count, max(state.firstDue, Int(last)))...] where row.isFirstDue {
                guard found.count < limit else { break }
                if !off.contains(state.providers[Int(row.id) - 1] ?? "") { found.append(due(row, state)) }
            }
            return found
        }
    }

    func retries(
        to target: String, dueBy now: Timestamp, without off: Set<String>, except known: Set<Int64>, limit: Int
    ) async throws(StoreError) -> [DueRow] {
        try read("retries") { state in
            var found: [DueRow] = []
            state.forget(until: now.milliseconds)
            for moment in state.times[state.firstTime...] {
                guard moment <= now.milliseconds, found.count < limit else { break }
                for id in state.due[moment] ?? [] where state.isDue(id, moment) && !known.contains(id) {
                    guard found.count < limit, !off.contains(state.providers[Int(id) - 1] ?? "") else { continue }
                    found.append(due(state.rows[Int(id) - 1], state))
                }
            }
            return found
        }
    }

    func oldestPending(to target: String, without off: Set<String>) async throws(StoreError) -> DueRow? {
        try read("oldest") { state in
            state.rows.first { $0.state == .pending && !off.contains(state.providers[Int($0.id) - 1] ?? "") }
                .map { due($0, state) }
        }
    }

    func nextRetry(
        to target: String, after moment: Timestamp, without off: Set<String>
    ) async throws(StoreError) -> Timestamp? {
        try read("next retry") { state in
            state.times[state.index(of: moment.milliseconds + 1)...].first { time in
                (state.due[time] ?? []).contains { id in
                    state.isDue(id, time) && !off.contains(state.providers[Int(id) - 1] ?? "")
                }
            }.map { Timestamp(milliseconds: $0) }
        }
    }

    private func due(_ row: Delivery, _ state: State) -> DueRow {
        if let reason = state.unreadable[row.id] { return .unreadable(delivery: row.id, reason: reason) }
        return .due(DueDelivery(delivery: row, request: request, provider: state.providers[Int(row.id) - 1]))
    }

    private func read<Value: Sendable>(
        _ name: String, _ body: (inout State) -> Value
    ) throws(StoreError) -> Value {
        let result = state.withLock { state -> Result<Value, StoreError> in
            state.reads[name, default: 0] += 1
            if let error = state.readError { return .failure(error) }
            return .success(body(&state))
        }
        return try result.get()
    }
}

extension CountedDeliveries.State {
    fileprivate mutating func insert(_ id: Int64, _ moment: Int64) {
        due[moment, default: []].append(id)
        let index = index(of: moment)
        if index == times.count || times[index] != moment { times.insert(moment, at: index) }
    }

    /// Where the first time stands that is not before a moment.
    fileprivate func index(of moment: Int64) -> Int {
        var range = firstTime..<times.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = times[middle] < moment ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    fileprivate func isDue(_ id: Int64, _ moment: Int64) -> Bool {
        let row = rows[Int(id) - 1]
        return row.state == .pending && row.dueAt?.milliseconds == moment
    }

    /// Drops times that have passed and at which nothing is due any more.
    fileprivate mutating func forget(until now: Int64) {
        while firstTime < times.count, times[firstTime] <= now {
            let moment = times[firstTime]
            guard !(due[moment] ?? []).contains(where: { isDue($0, moment) }) else { return }
            due[moment] = nil
            firstTime += 1
        }
    }
}

extension Delivery {
    fileprivate var isFirstDue: Bool { state == .pending && dueAt == nil }
}
