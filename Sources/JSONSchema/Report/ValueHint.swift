/// Hints for a value that is nearly one of those expected.
enum ValueHint {
    static func hint(for node: Int, in payload: TapeView, among values: [Int], in schema: TapeView) -> String? {
        guard payload[node].isKind(.string), Int(payload[node].length) <= NameDistance.lengthLimit else { return nil }
        let strings = values.prefix(NameDistance.candidateLimit).filter { schema[$0].isKind(.string) }
            .map { schema.string(schema[$0]) }
        let near = NameDistance.nearest(to: payload.string(payload[node]), among: strings)
        return near.map { "did you mean \(ValuePreview.quoted($0))?" }
    }
}
