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
}
