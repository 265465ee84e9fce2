/// Finds the members of an object that repeat an earlier name, at a cost that grows only with the number of members.
enum RepeatedNames {
    /// Up to here members are compared in pairs, after a filter that nearly always proves them different.
    private static let pairwiseLimit = 32

    /// Marks each repeated name in `nodes` and appends its index to `found`.
    static func note(
        in nodes: UnsafeMutablePointer<TapeNode>, object: Int, count: Int, text: UnsafePointer<UInt8>,
        into found: inout [UInt32]
    ) {
        if count <= pairwiseLimit {
            if mayRepeat(nodes, object) { notePairwise(nodes, object, text, &found) }
        } else {
            noteByHash(nodes, object, count, text, &found)
        }
    }

    /// False when the names' hashes fall on different bits of a small filter.
    @inline(__always)
    private static func mayRepeat(_ nodes: UnsafeMutablePointer<TapeNode>, _ object: Int) -> Bool {
        var filter = SIMD8<UInt64>(repeating: 0)
        let end = Int(nodes[object].next)
        var name = object &+ 1
        while name < end {
            let hash = Int(truncatingIfNeeded: nodes[name].upper)
            let word = hash & 7
            let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: (hash &>> 3) & 63)
            if filter[word] & bit != 0 { return true }
            filter[word] |= bit
            name = Int(nodes[name &+ 1].next)
        }
        return false
    }

    @inline(never)
    private static func notePairwise(
        _ nodes: UnsafeMutablePointer<TapeNode>, _ object: Int, _ text: UnsafePointer<UInt8>, _ found: inout [UInt32]
    ) {
        let end = Int(nodes[object].next)
        var name = object + 1
        while name < end {
            var earlier = object + 1
            while earlier < name {
                if areEqual(nodes[earlier], nodes[name], text) {
                    mark(nodes, object, name, &found)
                    break
                }
                earlier = Int(nodes[earlier + 1].next)
            }
            name = Int(nodes[name + 1].next)
        }
    }

    /// Uses the standard library's seeded hashing, which a sender cannot steer into collisions.
    @inline(never)
    private static func noteByHash(
        _ nodes: UnsafeMutablePointer<TapeNode>, _ object: Int, _ count: Int, _ text: UnsafePointer<UInt8>,
        _ found: inout [UInt32]
    ) {
        var size = 64
        while size < count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        let end = Int(nodes[object].next)
        var name = object + 1
        while name < end {
            var slot = seededHash(nodes[name], text) & (size - 1)
            while slots[slot] != 0, !areEqual(nodes[Int(slots[slot])], nodes[name], text) {
                slot = (slot + 1) & (size - 1)
            }
            if slots[slot] == 0 {
                slots[slot] = UInt32(truncatingIfNeeded: name)
            } else {
                mark(nodes, object, name, &found)
            }
            name = Int(nodes[name + 1].next)
        }
    }

    private static func mark(
        _ nodes: UnsafeMutablePointer<TapeNode>, _ object: Int, _ name: Int, _ found: inout [UInt32]
    ) {
        nodes[object].info |= TapeNode.repeatsNames
        nodes[name].info |= TapeNode.repeated
        found.append(UInt32(truncatingIfNeeded: name))
    }

    private static func seededHash(_ node: TapeNode, _ text: UnsafePointer<UInt8>) -> Int {
        var hasher = Hasher()
        let content = UnsafeBufferPointer(start: text + Int(node.offset) + 1, count: Int(node.length) - 2)
        if node.has(TapeNode.escaped) {
            EscapedText.decode(content).withUnsafeBytes { hasher.combine(bytes: $0) }
        } else {
            hasher.combine(bytes: UnsafeRawBufferPointer(content))
        }
        return hasher.finalize()
    }

    private static func areEqual(_ one: TapeNode, _ other: TapeNode, _ text: UnsafePointer<UInt8>) -> Bool {
        guard one.upper == other.upper else { return false }
        return TapeView.contentsEqual(one, text, other, text)
    }
}
