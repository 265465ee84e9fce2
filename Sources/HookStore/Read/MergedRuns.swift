internal import HookModel

/// Ids from several indexes in one order, falling or rising: a heap of runs, each read a little at a time.
///
/// Only the runs that give something are read on, so thousands of them cost no more than the first id of each.
struct MergedRuns<Source> {
    private struct Run {
        let source: Source
        var ids: ArraySlice<Int64>
        /// How many ids are asked for next; fewer than were asked for end the run.
        var batch = MergedRuns.firstBatch
        var isOver = false

    }

    /// The runs; each stands before those at twice its place, and one and two more.
    private var heap: [Run] = []
    private let order: CaptureOrder

    private static var firstBatch: Int { 8 }
    private static var largestBatch: Int { 512 }

    /// Starts with the first id of each run.
    init(_ heads: [(source: Source, id: Int64)], _ order: CaptureOrder = .newest) {
        self.order = order
        // What is in order is a heap.
        let sorted = heads.sorted { order == .newest ? $0.id > $1.id : $0.id < $1.id }
        heap = sorted.map { Run(source: $0.source, ids: [$0.id]) }
    }

    /// Goes on to the next id.
    ///
    /// - Parameter more: Gives a run's ids behind one, the next first, up to a number.
    /// - Returns: The id, and where it is from; nil after the last.
    mutating func next(
        more: (_ source: Source, _ behind: Int64, _ limit: Int) throws -> [Int64]
    ) rethrows -> (id: Int64, source: Source)? {
        guard let first = heap.first else { return nil }
        let id = first.ids.first ?? 0
        heap[0].ids.removeFirst()
        if heap[0].ids.isEmpty, !heap[0].isOver {
            let batch = heap[0].batch
            let ids = try more(first.source, id, batch)
            heap[0].ids = ids[...]
            heap[0].isOver = ids.count < batch
            heap[0].batch = min(batch * 4, MergedRuns.largestBatch)
        }
        if heap[0].ids.isEmpty {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        sink()
        return (id, first.source)
    }

    private func isBefore(_ one: Run, _ other: Run) -> Bool {
        guard let one = one.ids.first, let other = other.ids.first else { return false }
        return order == .newest ? one > other : one < other
    }

    private mutating func sink() {
        var index = 0
        while true {
            var largest = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
                if isBefore(heap[child], heap[largest]) { largest = child }
            }
            guard largest != index else { return }
            heap.swapAt(index, largest)
            index = largest
        }
    }
}
