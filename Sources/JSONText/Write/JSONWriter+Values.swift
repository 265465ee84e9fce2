extension JSONWriter {
    /// Writes a value in this writer's layout; order, numbers, names and the escapes in strings stay as sent.
    ///
    /// Nesting costs memory, not stack.
    public mutating func value(_ value: JSONValue) {
        value.storage.withText { self.value(JSONText.Node(value.index), of: $0) }
    }

    /// Writes a value of a scanned text in this writer's layout; order, numbers, names and the escapes in strings
    /// stay as sent.
    ///
    /// Nesting costs memory, not stack.
    public mutating func value(_ node: JSONText.Node, of text: JSONText) {
        var open: [(end: Int, isObject: Bool)] = []
        var index = node.position
        let end = Int(text.nodes[index].next)
        while index < end {
            let node = text.nodes[index]
            if node.isKind(.object) {
                beginObject()
                open.append((Int(node.next), true))
            } else if node.isKind(.array) {
                beginArray()
                open.append((Int(node.next), false))
            } else {
                raw(text.bytes[Int(node.offset)..<node.end])
                if node.has(TapeNode.name), node.isKind(.string) { expectValue() }
            }
            index += 1
            while let innermost = open.last, innermost.end == index {
                open.removeLast()
                if innermost.isObject { endObject() } else { endArray() }
            }
        }
    }
}

extension JSONValue {
    /// The value laid out with a line for every member and element and two spaces for each level; order, numbers,
    /// names and escapes stay as sent.
    public var prettyText: String {
        var writer = JSONWriter(layout: .pretty)
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
