import JSONText

/// Hints for a value that is nearly one of those expected.
enum ValueHint {
    static func hint(for node: Int, in payload: TapeView, among values: [Int], in schema: TapeView) -> String? {
        if let hint = typeHint(for: node, in: payload, among: values, in: schema) { return hint }
        guard payload[node].isKind(.string), Int(payload[node].length) <= NameDistance.lengthLimit else { return nil }
        let strings = values.prefix(NameDistance.candidateLimit).filter { schema[$0].isKind(.string) }
            .map { schema.string(schema[$0]) }
        let near = NameDistance.nearest(to: payload.string(payload[node]), among: strings)
        return near.map { "did you mean \(ValuePreview.quoted($0))?" }
    }

    /// For the right value in the wrong type: `"5"` for 5, and 5 for `"5"`.
    private static func typeHint(
        for node: Int, in payload: TapeView, among values: [Int], in schema: TapeView
    ) -> String? {
        let found = payload[node]
        guard !found.isKind(.array), !found.isKind(.object), Int(found.length) <= ValuePreview.limit else { return nil }
        let isString = found.isKind(.string)
        let text = isString ? payload.content(found) : payload.bytes(found)
        for value in values.prefix(NameDistance.candidateLimit) {
            let wanted = schema[value]
            guard wanted.isKind(.string) != isString, !wanted.isKind(.array), !wanted.isKind(.object) else { continue }
            let other = isString ? schema.bytes(wanted) : schema.content(wanted)
            guard other.elementsEqual(text) else { continue }
            let shown = String(decoding: text, as: UTF8.self)
            return isString ? "send it without quotes: \(shown)" : "put it in quotes: \"\(shown)\""
        }
        return nil
    }
}
