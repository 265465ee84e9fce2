/// What the facet of captures tells of them, and nothing else.
package struct QueryFacet: QuerySubject, Sendable, Hashable {
    /// A value that a facet holds, or that stands for any.
    package enum Value<Known: Sendable & Hashable>: Sendable, Hashable {
        /// It is this.
        case known(Known)
        /// It is any, and the capture tells which.
        case any
    }

    /// The provider's id; nil for none.
    package var provider: String?
    /// The types of the events; none where nothing is reported.
    package var events: Value<[String]>
    /// The signature's verdict.
    package var signature: SignatureVerdict
    /// The payload's verdict.
    package var payload: PayloadVerdict
    /// The method; `any` is one that is none of HTTP's own.
    package var method: Value<String>

    /// Makes a facet from its parts.
    package init(
        provider: String?, events: Value<[String]>, signature: SignatureVerdict, payload: PayloadVerdict,
        method: Value<String>
    ) {
        self.provider = provider
        self.events = events
        self.signature = signature
        self.payload = payload
        self.method = method
    }

    /// Whether a term holds for all captures of the facet; nil where that depends on the capture.
    package func holds(_ term: QueryTerm) -> Bool? {
        switch term {
        case .provider(let patterns): return patterns.matches(provider ?? "")
        case .event(let patterns):
            if case .known(let types) = events { return patterns.match(types) }
            return patterns.contains { $0.codes == [QueryPattern.any] } ? true : nil
        case .signature(let asked): return QueryFacet.any(asked) { $0.holds(signature, .none) }
        case .payload(let asked): return asked.contains(payload)
        case .method(let patterns):
            if case .known(let method) = method { return patterns.matches(method) }
            if patterns.contains(where: { $0.codes == [QueryPattern.any] }) { return true }
            let isOther = patterns.contains { pattern in
                pattern.literal.map { !CaptureFilter.methods.contains($0) } ?? true
            }
            return isOther ? nil : false
        default: return nil
        }
    }

    private static func any<Asked>(_ asked: [Asked], _ holds: (Asked) -> Bool?) -> Bool? {
        var result: Bool? = false
        for one in asked {
            let value = holds(one)
            if value == true { return true }
            if value == nil { result = nil }
        }
        return result
    }
}

extension [QueryPattern] {
    /// Whether a type of a capture's events fits; of a capture without events the empty text has to.
    package func match(_ types: [String]) -> Bool {
        types.isEmpty ? matches("") : types.contains { matches($0) }
    }
}
