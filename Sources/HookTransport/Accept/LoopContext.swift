internal import HookModel
internal import Logging
internal import NIOCore

/// What the connections of one event loop share; used on that loop only.
final class LoopContext {
    let eventLoop: any EventLoop
    private let handler: any RequestHandler
    let limits: ReceiverLimits
    let clock: WallClock
    let budget: MemoryBudget
    let logger: Logger
    private let onRefusal: (@Sendable (RefusedRequest) -> Void)?
    private(set) var connections: [ObjectIdentifier: ConnectionHandler] = [:]
    /// Since when the progress of bodies is watched, because others wait for memory; nil when nobody does.
    var watchedSince: NIODeadline?
    private var unflushed: [ConnectionHandler] = []
    /// Requests that were read and not handed over.
    private var incoming: [IncomingRequest] = []
    /// Whether the end of this turn is waited for.
    private var isTurnOpen = false
    private var date = DateLine()
    private var sweep: Scheduled<Void>?
    private var drained: EventLoopPromise<Void>?
    /// When requests came last.
    private var lastArrival = NIODeadline.uptimeNanoseconds(0)

    init(
        eventLoop: any EventLoop, handler: any RequestHandler, limits: ReceiverLimits, clock: WallClock,
        budget: MemoryBudget, logger: Logger, onRefusal: (@Sendable (RefusedRequest) -> Void)?
    ) {
        self.eventLoop = eventLoop
        self.handler = handler
        self.limits = limits
        self.clock = clock
        self.budget = budget
        self.logger = logger
        self.onRefusal = onRefusal
    }

    /// Whether the listener is going down: connections close as soon as they have nothing left to do.
    var isDraining: Bool { drained != nil }

    /// The `Date` line of an answer made now.
    func dateLine() -> ByteBuffer { date.bytes(at: clock.now()) }

    /// Tells of a refused request.
    ///
    /// - Parameters:
    ///   - refusal: What was wrong.
    ///   - remote: The other end.
    ///   - firstBytes: Its first bytes.
    ///   - isRestOfBody: Whether they followed a body whose length was told, and look like the rest of it.
    func report(_ refusal: Refusal, from remote: RemoteAddress, firstBytes: ByteBuffer, isRestOfBody: Bool) {
        let count = firstBytes.readableBytes
        let rest =
            isRestOfBody
            ? "\(count == RequestOpening.limit ? "At least " : "")\(count) more \(count == 1 ? "byte" : "bytes") "
                + "followed the body of the request before, whose Content-Length is probably too small. " : ""
        onRefusal?(
            RefusedRequest(
                reason: refusal.rawValue, explanation: rest + refusal.explanation, status: refusal.status,
                refusedAt: clock.now(), remote: remote, firstBytes: firstBytes
            )
        )
    }

    // MARK: Batches

    /// Hands a request over, with others of this turn of the event loop.
    ///
    /// Tasks run behind all input of a turn, so one task scheduled at the first request sees every request of it.
    func handOver(_ request: IncomingRequest) {
        incoming.append(request)
        if !isTurnOpen {
            isTurnOpen = true
            lastArrival = .now()
            eventLoop.assumeIsolated().execute {
                self.isTurnOpen = false
                self.handOverAll()
            }
        }
        if incoming.count == IncomingRequest.most { handOverAll() }
    }

    private func handOverAll() {
        guard !incoming.isEmpty else { return }
        let requests = incoming
        incoming = []
        handler.receive(requests, on: eventLoop)
    }

    /// Has the connection's output flushed at the end of this turn.
    func flushLater(_ connection: ConnectionHandler) {
        unflushed.append(connection)
        guard unflushed.count == 1 else { return }
        eventLoop.assumeIsolated().execute {
            let connections = self.unflushed
            self.unflushed.removeAll(keepingCapacity: true)
            for connection in connections { connection.flush() }
        }
    }

    /// Whether a connection that is idle since before `deadline` may be closed now.
    ///
    /// Closing is never urgent, and senders use several connections at once: where one has just brought a request, its
    /// neighbours may be about to. So idle connections close in a quiet moment; that is waited for as long again as they
    /// may be idle, for ten seconds at most.
    func mayCloseIdle(_ deadline: NIODeadline) -> Bool {
        let idle = TimeAmount(limits.idleTime)
        let now = NIODeadline.now()
        return now - lastArrival >= min(.milliseconds(250), idle) || now - deadline >= min(.seconds(10), idle)
    }

    // MARK: Connections

    func add(_ connection: ConnectionHandler) {
        connections[ObjectIdentifier(connection)] = connection
        if sweep == nil { scheduleSweep() }
    }

    func remove(_ connection: ConnectionHandler) {
        connections[ObjectIdentifier(connection)] = nil
        guard connections.isEmpty else { return }
        sweep?.cancel()
        sweep = nil
        drained?.succeed()
    }

    /// Looks after all deadlines with one timer, whatever the number of connections and requests.
    private func scheduleSweep() {
        // A quarter of the shortest limit, so that none is exceeded by much.
        let shortest = min(limits.headTime, limits.bodyTime, limits.idleTime, limits.lingerTime)
        let interval = TimeAmount.milliseconds(min(1000, max(5, shortest.wholeMilliseconds / 4)))
        sweep = eventLoop.assumeIsolated().scheduleTask(in: interval) {
            let now = NIODeadline.now()
            for connection in self.connections.values where connection.deadline <= now { connection.timeOut() }
            self.endSlowBodies(now)
            self.sweep = nil
            if !self.connections.isEmpty { self.scheduleSweep() }
        }
    }

    // MARK: Shutdown

    /// Closes idle connections now, the others when they are answered, and all that are left after the drain time.
    func drain() -> EventLoopFuture<Void> {
        if let drained { return drained.futureResult }
        let promise = eventLoop.makePromise(of: Void.self)
        drained = promise
        if connections.isEmpty { promise.succeed() }
        for connection in connections.values { connection.drain() }
        let cut = eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(limits.drainTime.wholeMilliseconds)) {
            self.logger.warning(
                "senders were cut off at the program's end", metadata: ["senders": "\(self.connections.count)"])
            for connection in self.connections.values { connection.close() }
        }
        promise.futureResult.whenComplete { _ in cut.cancel() }
        return promise.futureResult
    }
}
