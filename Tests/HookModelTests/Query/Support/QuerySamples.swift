import HookModel

/// A vocabulary and a moment that the tests of queries share.
enum QuerySamples {
    /// 2026-11-20T10:30:00.000Z.
    static let now = Timestamp(milliseconds: 1_795_170_600_000)

    static let vocabulary = QueryVocabulary(
        events: [
            "stripe": ["invoice.paid", "invoice.created", "charge.failed"], "github": ["push", "pull_request"],
            "omnisales": ["order.created", "Order Shipped"],
        ],
        targets: ["app", "localhost:3000"])

    static func query(_ source: String) -> Query { Query(source, vocabulary: vocabulary, now: now) }
}
