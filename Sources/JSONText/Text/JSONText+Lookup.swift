extension JSONText {
    /// The value of a member, or nil when there is none or the node is no object; the last one wins where a name is
    /// repeated, as in most readers.
    public func member(_ name: StaticString, of node: Node) -> Node? {
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        let hash = NameHash.hash(UnsafeRawBufferPointer(name))
        return withView { $0.member(name, hash: hash, of: node.position).map(Node.init) }
    }

    /// The value of a member, by a prepared name; the last one wins where a name is repeated.
    public func member(_ key: JSONKey, of node: Node) -> Node? {
        key.utf8.withUnsafeBufferPointer { name in
            withView { $0.member(name, hash: key.hash, of: node.position).map(Node.init) }
        }
    }

    /// The value of a member by its name; the last one wins where a name is repeated.
    public func member(named name: String, of node: Node) -> Node? {
        var name = name
        return name.withUTF8 { name in
            let hash = NameHash.hash(UnsafeRawBufferPointer(name))
            return withView { $0.member(name, hash: hash, of: node.position).map(Node.init) }
        }
    }

    /// The element of an array at a place from 0, or nil when there is none or the node is no array.
    public func element(_ index: Int, of node: Node) -> Node? {
        withView { $0.element(index, of: node.position).map(Node.init) }
    }

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
