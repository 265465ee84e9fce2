import JSONText

/// The texts of the documents that a schema reaches, joined into one tape, so that a node number says all.
struct SchemaSources {
    /// One document, or one value of a document, in the tape.
    struct Part {
        let value: JSONValue
        let first: Int
    }

    private(set) var parts: [Part] = []
    private var nodes: [TapeNode] = []
    private let memory: Memory
    /// How much of the memory is filled; a copy that is thrown away leaves no trace behind this.
    private var used = 0

    /// Makes room for all that may come, so that nothing ever moves; memory is used only by what is appended.
    init(capacity: Int) {
        memory = Memory(capacity)
    }

    /// The tape so far; it may be used as long as `self`.
    var text: JSONText {
        JSONText(
            bytes: UnsafeRawBufferPointer(rebasing: memory.bytes[..<used]), nodes: nodes, repeatedNames: [])
    }

    /// Adds a value and returns its node; nil when there is no room for it in what a tape can number.
    mutating func append(_ value: JSONValue) -> Int? {
        let bytes = value.bytes
        let source = value.storage.nodes
        let offset = used - Int(source[value.index].offset)
        let first = nodes.count
        let shift = first - value.index
        guard used + bytes.count <= min(memory.bytes.count, JSONLimits.maximumSize) else { return nil }
        for var node in source[value.index..<Int(source[value.index].next)] {
            node.offset = UInt32(Int(node.offset) + offset)
            node.next = UInt32(Int(node.next) + shift)
            nodes.append(node)
        }
        UnsafeMutableRawBufferPointer(rebasing: memory.bytes[used...]).copyBytes(from: bytes)
        used += bytes.count
        parts.append(Part(value: value, first: first))
        return first
    }

    /// The value in its own document that a node came from.
    func origin(of node: Int) -> JSONValue? {
        guard !parts.isEmpty else { return nil }
        let part = parts[partNumber(of: node)]
        return JSONValue(storage: part.value.storage, index: part.value.index + node - part.first)
    }

    /// Which of `parts` a node came with.
    func partNumber(of node: Int) -> Int {
        var (low, high) = (0, parts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if parts[middle].first <= node { low = middle } else { high = middle }
        }
        return low
    }

    private final class Memory {
        let bytes: UnsafeMutableRawBufferPointer

        init(_ capacity: Int) {
            bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, capacity), alignment: 1)
        }

        deinit {
            bytes.deallocate()
        }
    }
}
