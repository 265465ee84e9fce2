extension JSONText {
    /// The value that a pointer leads to from the root, or nil.
    public func find(_ pointer: JSONPointer) -> Node? { find(pointer, from: root) }

    /// The value that a pointer leads to from another value than the root, or nil.
    public func find(_ pointer: JSONPointer, from start: Node) -> Node? {
        var node = start
        for token in pointer.tokens {
            switch kind(of: node) {
            case .object:
                guard let next = member(named: token, of: node) else { return nil }
                node = next
            case .array:
                guard let index = JSONPointer.arrayIndex(token), let next = element(index, of: node) else {
                    return nil
                }
                node = next
            default:
                return nil
            }
        }
        return node
    }

    /// The pointer that leads to a value; for a member's name, the one that leads to its value.
    public func pointer(to node: Node) -> JSONPointer { withView { $0.pointer(to: node.position, from: 0) } }
}
