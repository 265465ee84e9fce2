/// A JSON text scanned once: a tape of its values over bytes that somebody else owns.
///
/// The text is checked against RFC 8259 in full, UTF-8 included, and nothing is decoded until it is asked for. A byte
/// order mark at the start is refused. Surrogate escapes without a partner are accepted, as the grammar has it, and
/// read as U+FFFD. Repeated member names are accepted and noted in `duplicateKeys`.
///
/// - Important: The bytes are borrowed. A `JSONText` may be used only while the bytes given to
///   `init(scanning:limits:)` stay where and what they are; `JSONDocument` owns its bytes instead.
public struct JSONText {
    @usableFromInline package let bytes: UnsafeRawBufferPointer
    @usableFromInline package let nodes: [TapeNode]
    package let repeatedNames: [UInt32]

    /// Scans a text.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not JSON, is nested deeper than the limit or is larger than
    ///   `JSONLimits.maximumSize`.
    public init(scanning bytes: UnsafeRawBufferPointer, limits: JSONLimits = .default) throws(JSONSyntaxError) {
        guard bytes.count <= JSONLimits.maximumSize else { throw JSONSyntaxError(.size, at: 0, in: bytes) }
        let text = bytes.assumingMemoryBound(to: UInt8.self)
        guard let start = text.baseAddress else { throw JSONSyntaxError(.value, at: 0, in: bytes) }
        var scanner = TapeScanner(text, at: start, limits: limits)
        var outcome = TapeScanner.Outcome.needsRoom
        var nodes: [TapeNode] = []
        // Compact events hold some eleven bytes a node; dense arrays of small numbers grow a few times.
        var capacity = bytes.count / 8 + 16
        while outcome == .needsRoom {
            nodes = [TapeNode](unsafeUninitializedCapacity: capacity) { buffer, count in
                guard let base = buffer.baseAddress else { return }
                nodes.withUnsafeBufferPointer { earlier in
                    if let first = earlier.baseAddress { base.update(from: first, count: earlier.count) }
                }
                outcome = scanner.run(into: base, capacity: buffer.count)
                count = scanner.count
            }
            capacity *= 2
        }
        if outcome == .failed { throw JSONSyntaxError(scanner.problem, at: scanner.problemOffset, in: bytes) }
        self.init(bytes: bytes, nodes: nodes, repeatedNames: scanner.repeatedNames)
    }

    package init(bytes: UnsafeRawBufferPointer, nodes: [TapeNode], repeatedNames: [UInt32]) {
        self.bytes = bytes
        self.nodes = nodes
        self.repeatedNames = repeatedNames
    }

    /// The value that the whole text is.
    public var root: Node { Node(0) }

    /// What a value is; a member's name is a string.
    public func kind(of node: Node) -> JSONKind { nodes[node.position].kind }

    /// The exact bytes of a value as sent, without white space around it.
    public func bytes(of node: Node) -> UnsafeRawBufferPointer {
        let node = nodes[node.position]
        return UnsafeRawBufferPointer(rebasing: bytes[Int(node.offset)..<node.end])
    }

    /// The number of elements of an array or members of an object, repeated names counted; 0 for anything else.
    public func count(of node: Node) -> Int { withView { $0.childCount(node.position) } }

    /// The byte offset at which a value starts.
    public func offset(of node: Node) -> Int { Int(nodes[node.position].offset) }

    /// The line and column at which a value starts; reads everything before it.
    public func position(of node: Node) -> JSONPosition { JSONPosition(offset: offset(of: node), in: bytes) }

    /// The names, as string nodes, that an earlier member of the same object has too; usually none.
    public var duplicateKeys: [Node] { repeatedNames.map { Node(Int($0)) } }

    @inlinable @inline(__always)
    package func withView<R>(_ body: (TapeView) -> R) -> R {
        nodes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let text = bytes.baseAddress else {
                preconditionFailure("a scanned text has at least one byte and one node")
            }
            return body(TapeView(text: text.assumingMemoryBound(to: UInt8.self), nodes: base, count: buffer.count))
        }
    }
}
