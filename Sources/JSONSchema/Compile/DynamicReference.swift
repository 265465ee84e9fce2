import JSONText

/// A `$dynamicRef` that may lead elsewhere than it says: to the outermost resource on the way with the same anchor.
struct DynamicReference {
    /// The instruction that runs it.
    let instruction: Int
    /// The name of the `$dynamicAnchor`; empty for `$recursiveRef` of 2019-09.
    let anchor: ExactText
}

extension SchemaCompiler {
    /// Makes sure that every schema is compiled which a dynamic reference may lead to, in all documents known so far.
    mutating func requestDynamicTargets() throws(SchemaError) {
        for anchor in Set(dynamicReferences.map(\.anchor)).sorted(by: { $0.text < $1.text }) {
            for resource in index.resources {
                if let node = resource.dynamicAnchors[anchor] { _ = try block(for: node) }
            }
        }
    }

    /// Writes the targets behind each dynamic reference, once all documents are known.
    mutating func linkDynamicReferences() {
        var runs: [ExactText: (first: UInt32, count: UInt32)] = [:]
        for reference in dynamicReferences {
            let run = runs[reference.anchor] ?? appendTargets(reference.anchor)
            runs[reference.anchor] = run
            if run.count > 1 {
                instructions[reference.instruction].second = run.first
                instructions[reference.instruction].third = run.count
            } else {
                instructions[reference.instruction].operation = .reference
            }
        }
    }

    /// Pairs of a resource and the block of its anchor.
    private mutating func appendTargets(_ anchor: ExactText) -> (first: UInt32, count: UInt32) {
        let first = lists.count
        for (number, resource) in index.resources.enumerated() {
            guard let node = resource.dynamicAnchors[anchor], let block = try? block(for: node) else {
                continue
            }
            lists += [UInt32(number), block]
        }
        return (UInt32(first), UInt32((lists.count - first) / 2))
    }
}
