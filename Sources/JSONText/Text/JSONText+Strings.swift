extension JSONText {
    /// The decoded text of a string or of a member's name; nil for anything else.
    public func string(of node: Node) -> String? {
        withView { view in
            let node = view[node.position]
            return node.isKind(.string) ? view.string(node) : nil
        }
    }

    /// Whether a node is a string that says exactly this, escapes decoded; makes no `String`.
    public func stringEquals(_ node: Node, utf8: UnsafeRawBufferPointer) -> Bool {
        withView { view in
            let node = view[node.position]
            return node.isKind(.string) && view.string(node, equals: utf8.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Whether a node is a string that says exactly this, escapes decoded; makes no `String`.
    public func stringEquals(_ node: Node, _ text: StaticString) -> Bool {
        withView { view in
            let node = view[node.position]
            return node.isKind(.string)
                && view.string(
                    node, equals: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
    }

    /// Calls `body` with the decoded UTF-8 of a string, which is copied only when it has escapes; nil for anything
    /// that is not a string.
    public func withUTF8<R>(of node: Node, _ body: (UnsafeRawBufferPointer) -> R) -> R? {
        withView { view in
            let node = view[node.position]
            guard node.isKind(.string) else { return nil }
            return view.withUTF8(node) { body(UnsafeRawBufferPointer($0)) }
        }
    }
}
