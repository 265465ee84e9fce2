import JSONText

/// Which members or elements of one object or array some schema has evaluated.
struct EvaluatedChildren {
    /// The object or array.
    let node: Int
    private var words: [UInt64]

    init(of node: Int, count: Int) {
        self.node = node
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index & 63) }

    mutating func insertAll() {
        for index in words.indices { words[index] = ~0 }
    }

    func contains(_ index: Int) -> Bool { words[index / 64] & (1 << UInt64(index & 63)) != 0 }

    mutating func formUnion(_ other: EvaluatedChildren) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// The number of words, which a copy costs.
    var size: Int { words.count }
}

/// Each schema with `unevaluatedProperties` or `unevaluatedItems` keeps account of its own object or array; whatever
/// is applied to the same value while it runs writes into the innermost account.
extension SchemaRun {
    /// Whether somebody wants to know which children of a value are evaluated.
    @inline(__always)
    func isTracking(_ node: Int) -> Bool {
        guard program.tracksChildren, let last = evaluated.last else { return false }
        return last.node == node
    }

    mutating func markEvaluated(_ index: Int) { evaluated[evaluated.count - 1].insert(index) }

    mutating func markAllEvaluated() { evaluated[evaluated.count - 1].insertAll() }

    func isEvaluated(_ index: Int) -> Bool { evaluated[evaluated.count - 1].contains(index) }

    /// Opens an account for a value when a schema with these traits needs one.
    mutating func openAccount(_ traits: UInt8, _ node: Int) -> Bool {
        let kind: JSONKind = traits & SchemaBlock.tracksMembers != 0 && payload[node].isKind(.object) ? .object : .array
        guard payload[node].isKind(kind), kind == .object || traits & SchemaBlock.tracksItems != 0 else { return false }
        let account = EvaluatedChildren(of: node, count: payload.childCount(node))
        spend(account.size)
        evaluated.append(account)
        return true
    }

    /// Closes the innermost account; one further out of the same value takes over what was evaluated.
    mutating func closeAccount() {
        let account = evaluated.removeLast()
        if isTracking(account.node) { evaluated[evaluated.count - 1].formUnion(account) }
    }
}
