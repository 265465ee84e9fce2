extension CaptureFilter {
    /// The same conditions as a query's tree; nil where there are none.
    package var root: QueryNode? {
        var parts: [QueryTerm?] = [
            provider.map { .provider([QueryPattern(literal: $0)]) },
            event.map { .event([QueryPattern(glob: $0)]) },
            signature.map { .signature([.verdict($0)]) },
            payload.map { .payload([$0]) },
            method.map { .method([QueryPattern(literal: $0)]) },
            path.map { .path([QueryPattern(glob: $0)]) },
            delivery.map { .delivery(states: [$0], targets: []) },
            text.flatMap { QueryText($0) }.map { .text($0) },
        ]
        parts += [since.map { .received(.atLeast, $0) }, until.map { .received(.less, $0) }]
        let terms = parts.compactMap { $0.map(QueryNode.term) }
        return terms.isEmpty ? nil : .and(terms)
    }
}
