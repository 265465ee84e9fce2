/// The captures whose signatures wait to be explained: the newest first, and no more than anybody will read.
struct DiagnosisQueue: Sendable {
    /// Captures beyond this wait until somebody looks at them: at 50 a second they are 20 seconds of work.
    static let limit = 1000

    private var ids: [Int64] = []

    var count: Int { min(ids.count, DiagnosisQueue.limit) }

    /// Adds captures in the order in which they came; the oldest make room.
    mutating func add(_ new: [Int64]) {
        ids.append(contentsOf: new)
        // Cut in large steps, so that a flood does not move the whole list for each of its requests.
        if ids.count > 2 * DiagnosisQueue.limit { ids.removeFirst(ids.count - DiagnosisQueue.limit) }
    }

    /// The newest capture; nil when none waits.
    mutating func next() -> Int64? {
        if ids.count > DiagnosisQueue.limit { ids.removeFirst(ids.count - DiagnosisQueue.limit) }
        return ids.popLast()
    }
}
