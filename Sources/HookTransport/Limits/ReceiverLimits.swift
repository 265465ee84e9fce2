/// What one sender, and all of them together, may take from the receiver.
package struct ReceiverLimits: Sendable, Hashable {
    /// The most bytes of a request head, or of a trailer section; beyond it 431.
    package var headBytes = 64 * 1024
    /// The most bytes of a request target; beyond it 414.
    package var targetBytes = 16 * 1024
    /// The most header lines, or trailer lines; beyond it 431.
    package var headerLines = 256
    /// The most bytes of a body that are kept; a longer one is cut, marked `tooLarge` and answered with 413.
    package var bodyBytes = 32 * 1024 * 1024
    /// The time from a head's first byte to its last; beyond it 408.
    package var headTime: Duration = .seconds(10)
    /// The time for a body beside what its bytes earn; beyond it the body is cut, marked `timedOut` and answered with 408.
    ///
    /// Each byte earns time at `bodyRate`, so that a slow but honest upload lives and a drip does not.
    package var bodyTime: Duration = .seconds(30)
    /// The bytes per second that a body must come with once `bodyTime` is used up.
    package var bodyRate = 16 * 1024
    /// How long a connection may stay open without a request; longer than tunnels keep theirs (cloudflared: 90 s).
    ///
    /// While requests come on other connections an idle one may stay for as long again, at most ten seconds.
    package var idleTime: Duration = .seconds(120)
    /// The bytes of requests, over all connections, that were received and not yet answered.
    ///
    /// An eighth is kept for bodies of up to 256 KiB, unless a single body may need everything.
    package var bytesInFlight = 256 * 1024 * 1024
    /// The requests of one connection that may wait for their answers before its reading stops.
    package var pipelinedRequests = 64
    /// How long a connection that is being closed may go on sending, so that it can read its answer.
    package var lingerTime: Duration = .seconds(5)
    /// The bytes that such a connection may go on sending; they are discarded.
    package var lingerBytes = 64 * 1024 * 1024
    /// How long requests in flight have on shutdown.
    package var drainTime: Duration = .seconds(8)

    /// The default limits.
    package init() {}
}
