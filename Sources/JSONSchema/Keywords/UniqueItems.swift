import JSONText

/// `uniqueItems`.
extension SchemaCompiler {
    mutating func compileUniqueItems(of schema: Int) throws(SchemaError) {
        guard let node = value(of: "uniqueItems", in: schema) else { return }
        switch text.nodes[node].kind {
        case .true: instructions.append(SchemaInstruction(operation: .uniqueItems, kinds: JSONKind.array.bit))
        case .false: break
        default: throw failure("expected \"uniqueItems\" to be true or false, found \(shown(node))", at: node)
        }
    }
}

extension SchemaRun {
    /// Elements are compared only where their hashes agree; a payload made so that many do runs out of steps.
    mutating func checkUniqueItems(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let end = Int(payload[node].next)
        // Hashing a value takes some four times what judging it does.
        spend(4 * (Int(payload[node].next) - node) + Int(payload[node].length) / 64)
        guard canGoOn else { return giveUp(.steps) }
        var elements: [Int: [(index: Int, node: Int)]] = [:]
        var element = node &+ 1
        var index = 0
        while element < end {
            let hash = TapeHash.hash(payload, element)
            for earlier in elements[hash] ?? [] {
                spend(Int(payload[element].next) - element)
                guard canGoOn else { return giveUp(.steps) }
                guard let isEqual = TapeEquality.areEqual(element, earlier.node, in: payload) else {
                    return giveUp(.depth)
                }
                guard isEqual else { continue }
                let later = index
                return fail("uniqueItems", at: node) { run in
                    (
                        "expected no element twice, found \(run.shown(element)) at \(earlier.index) and \(later)", nil
                    )
                }
            }
            elements[hash, default: []].append((index, element))
            element = Int(payload[element].next)
            index += 1
        }
        return true
    }
}
