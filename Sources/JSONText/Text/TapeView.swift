/// Bare pointers to a text and its tape, for loops that must not count references.
///
/// Whoever makes one keeps both alive while it is used. Indices are not checked: they come from the tape itself.
@frozen
@usableFromInline
package struct TapeView {
    @usableFromInline package let text: UnsafePointer<UInt8>
    @usableFromInline package let nodes: UnsafePointer<TapeNode>
    @usableFromInline package let count: Int

    @inlinable
    package init(text: UnsafePointer<UInt8>, nodes: UnsafePointer<TapeNode>, count: Int) {
        self.text = text
        self.nodes = nodes
        self.count = count
    }

    @inlinable @inline(__always)
    package subscript(index: Int) -> TapeNode {
        @inline(__always)
        _read { yield nodes[index] }
    }

    /// The exact bytes of a value.
    @inlinable @inline(__always)
    package func bytes(_ node: TapeNode) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + Int(node.offset), count: Int(node.length))
    }

    /// The bytes between the quotes of a string, escapes as sent.
    @inlinable @inline(__always)
    package func content(_ node: TapeNode) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + Int(node.offset) + 1, count: Int(node.length) &- 2)
    }

    /// Calls `body` with the decoded UTF-8 of a string, which is a copy only where there are escapes.
    @inlinable @inline(__always)
    package func withUTF8<R>(_ node: TapeNode, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        if node.has(TapeNode.escaped) {
            return EscapedText.decode(content(node)).withUnsafeBufferPointer(body)
        }
        return body(content(node))
    }

    package func string(_ node: TapeNode) -> String {
        withUTF8(node) { String(decoding: $0, as: UTF8.self) }
    }

    /// The number of code points of a string.
    package func scalarCount(_ node: TapeNode) -> Int {
        if node.has(TapeNode.escaped) { return EscapedText.scalarCount(content(node)) }
        var total = 0
        for byte in content(node) where byte & 0xC0 != 0x80 { total &+= 1 }
        return total
    }

    /// Whether a string says exactly `utf8` once its escapes are decoded.
    @inlinable @inline(__always)
    package func string(_ node: TapeNode, equals utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        if node.has(TapeNode.escaped) { return withUTF8(node) { Self.areEqual($0, utf8) } }
        return Self.areEqual(content(node), utf8)
    }

    /// The value of the last member with this name, or nil.
    package func member(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32, of object: Int) -> Int? {
        guard nodes[object].isKind(.object) else { return nil }
        let end = Int(nodes[object].next)
        var result: Int?
        var key = object &+ 1
        while key < end {
            let node = nodes[key]
            if node.upper == hash, string(node, equals: name) {
                result = key &+ 1
                if !nodes[object].has(TapeNode.repeatsNames) { return result }
            }
            key = Int(nodes[key &+ 1].next)
        }
        return result
    }

    /// The element at a place from 0, or nil.
    package func element(_ position: Int, of array: Int) -> Int? {
        guard nodes[array].isKind(.array), position >= 0 else { return nil }
        let end = Int(nodes[array].next)
        var index = array &+ 1
        for _ in 0..<position where index < end { index = Int(nodes[index].next) }
        return index < end ? index : nil
    }

    /// The number of elements or members.
    package func childCount(_ container: Int) -> Int {
        let node = nodes[container]
        guard node.isKind(.object) || node.isKind(.array) else { return 0 }
        if node.upper < TapeNode.countCeiling { return Int(node.upper) }
        let step = node.isKind(.object) ? 1 : 0
        var total = 0
        var index = container + 1
        while index < Int(node.next) {
            total += 1
            index = Int(nodes[index + step].next)
        }
        return total
    }

    /// Whether two strings say the same once their escapes are decoded.
    package static func contentsEqual(
        _ one: TapeNode, _ oneText: UnsafePointer<UInt8>, _ other: TapeNode, _ otherText: UnsafePointer<UInt8>
    ) -> Bool {
        let left = UnsafeBufferPointer(start: oneText + Int(one.offset) + 1, count: Int(one.length) &- 2)
        let right = UnsafeBufferPointer(start: otherText + Int(other.offset) + 1, count: Int(other.length) &- 2)
        if !one.has(TapeNode.escaped), !other.has(TapeNode.escaped) { return areEqual(left, right) }
        let leftDecoded = one.has(TapeNode.escaped) ? EscapedText.decode(left) : Array(left)
        let rightDecoded = other.has(TapeNode.escaped) ? EscapedText.decode(right) : Array(right)
        return leftDecoded == rightDecoded
    }

    @inlinable @inline(__always)
    package static func areEqual(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        var index = 0
        let count = one.count
        guard let left = one.baseAddress, let right = other.baseAddress else { return count == 0 }
        let leftRaw = UnsafeRawPointer(left)
        let rightRaw = UnsafeRawPointer(right)
        while index &+ 8 <= count {
            if leftRaw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                != rightRaw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                return false
            }
            index &+= 8
        }
        while index < count {
            if left[index] != right[index] { return false }
            index &+= 1
        }
        return true
    }
}
