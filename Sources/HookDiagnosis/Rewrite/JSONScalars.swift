internal import HookProviders
internal import JSONText

/// All strings or all numbers of a JSON text as one style writes them, behind each other.
struct JSONScalars {
    private(set) var bytes: [UInt8] = []
    /// Where the text of each node starts, by its position; what is of another kind is empty.
    private(set) var starts: [Int32] = []
    /// Whether all are written as they were sent.
    private(set) var isAsSent = true

    /// Strings and names in a style.
    init(_ text: JSONText, _ style: JSONStringStyle) {
        reserve(text)
        for place in text.nodes.indices {
            starts.append(Int32(truncatingIfNeeded: bytes.count))
            let node = JSONText.Node(place)
            guard text.kind(of: node) == .string else { continue }
            let sent = text.bytes(of: node)
            let start = bytes.count
            style.append(UnsafeRawBufferPointer(rebasing: sent[1..<(sent.count - 1)]), to: &bytes)
            compare(sent, from: start)
        }
        starts.append(Int32(truncatingIfNeeded: bytes.count))
    }

    /// Numbers in a style; nil when one of them is too long to be read.
    init?(_ text: JSONText, _ style: JSONNumberStyle) {
        reserve(text)
        for place in text.nodes.indices {
            starts.append(Int32(truncatingIfNeeded: bytes.count))
            let node = JSONText.Node(place)
            guard text.kind(of: node) == .number else { continue }
            let sent = text.bytes(of: node)
            let start = bytes.count
            guard style.append(sent, to: &bytes) else { return nil }
            compare(sent, from: start)
        }
        starts.append(Int32(truncatingIfNeeded: bytes.count))
    }

    private mutating func reserve(_ text: JSONText) {
        starts.reserveCapacity(text.nodes.count + 1)
        bytes.reserveCapacity(text.bytes.count + 64)
    }

    private mutating func compare(_ sent: UnsafeRawBufferPointer, from start: Int) {
        guard isAsSent else { return }
        isAsSent = sent.count == bytes.count - start && bytes[start...].elementsEqual(sent)
    }

    /// Whether another style writes the same.
    func isSame(as other: JSONScalars) -> Bool { bytes.count == other.bytes.count && bytes == other.bytes }
}
