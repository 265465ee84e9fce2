import HookModel

/// Failures that repeat, so that each is explained once and then counted.
struct RepeatedFailures {
    /// What is to be printed of a capture.
    enum Shown {
        /// Its line; with its causes, unless an earlier capture's line had the same.
        case line(sameAs: Int64?)
        /// Nothing: it is counted.
        case counted
    }

    /// What makes failures the same.
    private struct Cause: Hashable {
        let path: String
        let event: String?
        let signature: SignatureFinding
        let errors: [PayloadError]
        let status: Int
        /// Whether the capture itself failed; else its explanation alone is not to be repeated.
        let isFailure: Bool

        init?(_ capture: Capture) {
            let findings = capture.findings
            let isSigned = ![.failed, .missing].contains(findings.signature.verdict)
            let isGood = isSigned && ![.invalid, .notJSON].contains(findings.payload.verdict)
            if isGood, findings.signature.verdict != .noSecret { return nil }
            isFailure = !isGood
            path = capture.request.head.path
            // That a secret lacks is the same for all events.
            event = isGood ? nil : findings.event?.type
            var signature = findings.signature
            signature.diagnosis = nil
            self.signature = signature
            errors = findings.payload.errors
            status = capture.status
        }
    }

    private struct Told {
        let first: Int64
        var last: ContinuousClock.Instant
        var diagnosis: [Diagnosis]?
    }

    /// Captures that were counted since a line was printed.
    struct Count: Equatable {
        var first: Int64
        var last: Int64
        var count: Int
    }

    private var told: [Cause: Told] = [:]
    /// The cause of the newest failures, whose diagnosis may still come.
    private var causes: [Int64: Cause] = [:]
    private(set) var count: Count?
    private(set) var lastCounted: ContinuousClock.Instant?

    /// Failures that come faster than this are counted; slower ones have a line each.
    static let storm = Duration.seconds(1)
    /// What was explained so long ago is explained again.
    private static let memory = Duration.seconds(60)
    /// So many causes, and captures whose diagnosis may still come, are remembered.
    private static let most = 4096

    /// Takes a capture, and says what is to be printed of it.
    mutating func take(_ capture: Capture, at now: ContinuousClock.Instant) -> Shown {
        guard let cause = Cause(capture) else { return .line(sameAs: nil) }
        forget()
        causes[capture.id] = cause
        guard let known = told[cause], now - known.last < RepeatedFailures.memory else {
            told[cause] = Told(first: capture.id, last: now, diagnosis: nil)
            return .line(sameAs: nil)
        }
        told[cause]?.last = now
        guard cause.isFailure else { return .line(sameAs: nil) }
        guard now - known.last < RepeatedFailures.storm else { return .line(sameAs: known.first) }
        lastCounted = now
        if count == nil { count = Count(first: capture.id, last: capture.id, count: 0) }
        count?.last = capture.id
        count?.count += 1
        return .counted
    }

    /// Takes what explains a capture; gives the capture that it is printed for, nil when it was printed before.
    ///
    /// The newest is explained first, so that in a storm the first with a line is not the first that is explained.
    mutating func explained(_ diagnosis: [Diagnosis], _ capture: Int64) -> Int64? {
        guard let cause = causes.removeValue(forKey: capture), let known = told[cause] else { return capture }
        if known.diagnosis == diagnosis { return nil }
        told[cause]?.diagnosis = diagnosis
        return known.diagnosis == nil ? known.first : capture
    }

    /// The captures that were counted, to be printed now.
    mutating func takeCount() -> Count? {
        defer { count = nil }
        return count
    }

    private mutating func forget() {
        if told.count > RepeatedFailures.most { told.removeAll() }
        if causes.count > RepeatedFailures.most { causes.removeAll() }
    }
}
