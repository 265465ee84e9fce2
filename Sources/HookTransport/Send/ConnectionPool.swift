internal import NIOCore
internal import Synchronization

/// The connections of one target that wait for the next request.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [TargetConnection] = []
        var isClosed = false
        var lastNumber: UInt64 = 0
    }

    /// How many connections may wait; more are closed when their answer is complete.
    static let limit = 64

    /// How long a connection waits for the next request.
    let idleTime: TimeAmount
    private let state = Mutex(State())

    init(idleTime: TimeAmount) {
        self.idleTime = idleTime
    }

    /// The connections that wait, the one used last at the end.
    var idle: [TargetConnection] { state.withLock { $0.idle } }

    /// Whether connections are no longer kept.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// A number larger than all before.
    func nextNumber() -> UInt64 {
        state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    /// Takes the connection that was used last, which is the likeliest to be open.
    func take() -> TargetConnection? { state.withLock { $0.idle.popLast() } }

    /// Keeps a connection; false when it is not wanted.
    func put(_ connection: TargetConnection) -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.idle.count < ConnectionPool.limit else { return false }
            state.idle.append(connection)
            return true
        }
    }

    /// Forgets a connection that is closing.
    func remove(_ channel: any Channel) {
        state.withLock { state in state.idle.removeAll { $0.channel === channel } }
    }

    /// Gives all connections that wait, and keeps none from now on.
    func close() -> [TargetConnection] {
        state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
    }
}
