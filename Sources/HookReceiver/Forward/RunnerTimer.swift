/// The one timer of a runner: set for something else, it forgets what it was set for before.
struct RunnerTimer {
    private let clock: any RunnerClock
    private let onEnd: @Sendable (_ number: Int) -> Void
    /// Numbers tell a timer that has ended from one that was replaced while its end was on the way.
    private var number = 0
    private var running: (wait: AttemptWait, cancel: @Sendable () -> Void)?

    /// A timer that is not set; `onEnd` gets the number of the one that has ended, on any thread.
    init(clock: any RunnerClock, onEnd: @escaping @Sendable (_ number: Int) -> Void) {
        self.clock = clock
        self.onEnd = onEnd
    }

    /// Sets the timer; one that runs for the same goes on, and nil stops it.
    mutating func set(_ wait: AttemptWait?) {
        guard wait != running?.wait else { return }
        running?.cancel()
        running = nil
        guard let wait else { return }
        number += 1
        let cancel = clock.schedule(after: wait.time(now: clock.now())) { [onEnd, number] in onEnd(number) }
        running = (wait, cancel)
    }

    /// What the timer of this number was set for; nil when it was replaced or stopped.
    mutating func ended(_ number: Int) -> AttemptWait? {
        guard number == self.number, let wait = running?.wait else { return nil }
        running = nil
        return wait
    }
}
