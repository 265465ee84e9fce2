internal import HookProviders

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The time that this thread has worked, so that a search finds as much on a busy machine as on an idle one.
enum ThreadClock {
    /// Some moment that the others are counted from.
    private static let start = ContinuousClock.now

    /// The processor time of this thread (POSIX, clock_gettime) as a moment; only distances mean anything.
    static var now: ContinuousClock.Instant {
        var time = timespec()
        guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .now }
        return start + .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
