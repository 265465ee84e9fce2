extension JSONText {
    /// The members of an object in the order sent, repeated names included; empty for anything else.
    public func members(of node: Node) -> Members { Members(text: self, container: node) }

    /// The elements of an array in order; empty for anything else.
    public func elements(of node: Node) -> Elements { Elements(text: self, container: node) }

    /// The members of an object: pairs of a name, as a string node, and a value.
    public struct Members: Sequence, IteratorProtocol {
        private let nodes: [TapeNode]
        private var index: Int
        private let end: Int

        init(text: JSONText, container: Node) {
            nodes = text.nodes
            index = container.position + 1
            let node = nodes[container.position]
            end = node.isKind(.object) ? Int(node.next) : 0
        }

        /// The next member, or nil behind the last.
        public mutating func next() -> (name: Node, value: Node)? {
            guard index < end else { return nil }
            let name = index
            index = Int(nodes[name + 1].next)
            return (Node(name), Node(name + 1))
        }
    }

    /// The elements of an array.
    public struct Elements: Sequence, IteratorProtocol {
        private let nodes: [TapeNode]
        private var index: Int
        private let end: Int

        init(text: JSONText, container: Node) {
            nodes = text.nodes
            index = container.position + 1
            let node = nodes[container.position]
            end = node.isKind(.array) ? Int(node.next) : 0
        }

        /// The next element, or nil behind the last.
        public mutating func next() -> Node? {
            guard index < end else { return nil }
            let element = index
            index = Int(nodes[element].next)
            return Node(element)
        }
    }
}
