import JSONText

/// What a wait came to, as the inspector says it.
struct WaitAnswer: Sendable {
    /// What came for one query.
    struct Part: Sendable {
        /// The query as it was written.
        let query: String
        /// The captures that count for it.
        let captures: [Int64]
        let isComplete: Bool
        /// The capture that came nearest; nil where none fits any part of the query, or it was met.
        let nearest: Int64?
        /// The parts of the query that do not hold for it.
        let differs: [String]
    }

    /// The answer as it came.
    let json: JSONValue
    /// The captures that count, in their order.
    let captures: [Int64]
    let isComplete: Bool
    /// The queries in their order.
    let parts: [Part]

    init(_ json: JSONValue) {
        self.json = json
        captures = (json["captures"]?.elements ?? []).compactMap { $0["id"]?.int }.map(Int64.init)
        isComplete = json["complete"]?.bool ?? false
        parts = (json["queries"]?.elements ?? []).map { part in
            Part(
                query: part["query"]?.string ?? "",
                captures: (part["captures"]?.elements ?? []).compactMap(\.int).map(Int64.init),
                isComplete: part["complete"]?.bool ?? false,
                nearest: (part["nearest"]?["capture"]?["id"]?.int).map(Int64.init),
                differs: (part["nearest"]?["differs"]?.elements ?? []).compactMap(\.string))
        }
    }

    /// Whether a capture counts for any query.
    func counts(_ capture: Int64) -> Bool { captures.contains(capture) }
}
