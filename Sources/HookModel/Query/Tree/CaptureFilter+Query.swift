extension CaptureFilter {
    /// The same conditions as the tree of a query; nil without any.
    package var root: QueryNode? {
        var terms: [QueryTerm] = []
        if let provider { terms.append(.provider([QueryPattern(literal: provider)])) }
        if let event { terms.append(.event([QueryPattern(glob: event)])) }
        if let signature { terms.append(.signature([.verdict(signature)])) }
        if let payload { terms.append(.payload([payload])) }
        if let method { terms.append(.method([QueryPattern(literal: method)])) }
        if let path { terms.append(.path([QueryPattern(glob: path)])) }
        if let delivery { terms.append(.delivery(states: [delivery], targets: [])) }
        if let text = text.flatMap(QueryText.init) { terms.append(.text(text)) }
        if let since { terms.append(.received(.atLeast, since)) }
        if let until { terms.append(.received(.less, until)) }
        return terms.isEmpty ? nil : .and(terms.map(QueryNode.term))
    }
}

extension TargetFilter {
    /// The same conditions as the tree of a query; nil without any, and `nothing` where no verdict fits.
    package var root: QueryNode? {
        var nodes: [QueryNode] = []
        if let provider { nodes.append(.term(.provider([QueryPattern(glob: provider.description)]))) }
        if let event { nodes.append(.term(.event([QueryPattern(glob: event.description)]))) }
        if let path { nodes.append(.term(.path([QueryPattern(glob: path.description)]))) }
        if let signature {
            let fitting = SignatureVerdict.allCases.filter { signature.matches($0.rawValue) }
            nodes.append(fitting.isEmpty ? .nothing : .term(.signature(fitting.map(QuerySignature.verdict))))
        }
        return nodes.isEmpty ? nil : .and(nodes)
    }
}
