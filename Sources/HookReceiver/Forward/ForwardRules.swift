/// How captures are handed on, the same for all targets.
package struct ForwardRules: Sendable, Hashable {
    /// When a failed attempt is followed by another.
    package var retry: RetryPolicy
    /// Whether `retry` was given by hand: then it holds also where senders get the app's responses, and retry by their own
    /// rules.
    package var isRetryGiven: Bool
    /// The time that an app has for its answer; nil takes the provider's, else 30 s.
    package var deadline: Duration?
    /// How many first attempts may be open at one target at once, from 1 up.
    package var parallel: Int
    /// Whether everything waits behind a delivery that has not ended.
    package var isStrictlyOrdered: Bool
    /// What waits are divided by, from 1 up; deadlines are not.
    package var timeScale: Int
    /// Whether targets beyond the machine itself may be sent to.
    package var allowsRemote: Bool
    /// Whether `Host` stays as it came.
    package var keepsHost: Bool

    /// Whether certificates of https targets are not checked.
    package var isInsecure: Bool

    /// Makes rules; by default the standard retries, one attempt at a time, on this machine alone.
    package init(
        retry: RetryPolicy = .waits(RetryPolicy.standard), isRetryGiven: Bool = false,
        deadline: Duration? = nil, parallel: Int = 1, isStrictlyOrdered: Bool = false, timeScale: Int = 1,
        allowsRemote: Bool = false, keepsHost: Bool = false, isInsecure: Bool = false
    ) {
        self.retry = retry
        self.isRetryGiven = isRetryGiven
        self.deadline = deadline
        self.parallel = parallel
        self.isStrictlyOrdered = isStrictlyOrdered
        self.timeScale = timeScale
        self.allowsRemote = allowsRemote
        self.keepsHost = keepsHost
        self.isInsecure = isInsecure
    }
}
