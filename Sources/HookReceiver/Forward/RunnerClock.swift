internal import HookModel
internal import NIOCore

/// The time that a runner goes by: the machine's, or a test's.
protocol RunnerClock: Sendable {
    /// The time of day.
    func now() -> Timestamp
    /// Calls `body` once after a wait, on any thread; what is returned cancels that.
    func schedule(after wait: Duration, _ body: @escaping @Sendable () -> Void) -> @Sendable () -> Void
    /// Waits, but no longer than until the task is cancelled.
    func sleep(for wait: Duration) async
}

/// The machine's time; an event loop keeps the timers.
struct SystemRunnerClock: RunnerClock {
    let loop: any EventLoop
    var time = WallClock.system

    func now() -> Timestamp { time.now() }

    func schedule(after wait: Duration, _ body: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
        let call = loop.scheduleTask(in: TimeAmount(wait), body)
        return { call.cancel() }
    }

    func sleep(for wait: Duration) async { try? await Task.sleep(for: wait) }
}
