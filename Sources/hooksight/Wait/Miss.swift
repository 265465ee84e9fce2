import HookModel
import HookStore

/// Something that was waited for and did not come, with what came nearest to it.
struct Miss: Sendable {
    /// The query as it was written.
    let query: String
    /// How many were wanted, and how many came.
    let wanted: Int
    let came: Int
    /// The capture that came nearest; nil where none fits any part of the query.
    let nearest: Capture?
    /// The parts of the query that do not hold for it.
    let differs: [String]
    /// Whether the nearest one counts for another query.
    let isTaken: Bool
    /// How many captures came beside those that count for the query, and the last of them.
    let others: Int
    let last: Capture?

    /// The misses of an answer, in the order of its queries.
    ///
    /// - Parameters:
    ///   - answer: What the inspector said.
    ///   - wanted: How many were wanted for each query.
    ///   - after: The capture behind which they counted.
    ///   - store: Where the captures are.
    /// - Returns: One for each query that was not met.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError`.
    static func all(in answer: WaitAnswer, wanted: Int, after: Int64, _ store: Store) async throws -> [Miss] {
        let missed = answer.parts.filter { !$0.isComplete }
        guard !missed.isEmpty else { return [] }
        let ids = try await StoredCaptures.ids(that: nil, after: after, in: store)
        var misses: [Miss] = []
        for part in missed {
            let counted = Set(part.captures)
            let others = ids.filter { !counted.contains($0) }
            let last = try await store.captures(ids: others.suffix(1)).first
            var nearest: Capture?
            if let id = part.nearest { nearest = try await store.captures(ids: [id]).first }
            misses.append(
                Miss(
                    query: part.query, wanted: wanted, came: part.captures.count, nearest: nearest,
                    differs: part.differs, isTaken: part.nearest.map(answer.counts) ?? false, others: others.count,
                    last: last))
        }
        return misses
    }
}
