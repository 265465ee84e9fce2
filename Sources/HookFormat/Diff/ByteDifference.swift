internal import JSONText

/// The first byte in which two bodies differ.
package struct ByteDifference: Sendable, Hashable {
    /// What stands there on one side.
    package struct Side: Sendable, Hashable {
        /// The line, from 1.
        package let line: Int
        /// The column in code points, from 1.
        package let column: Int
        /// Up to 8 bytes before the place, and 16 from it on.
        package let bytes: [UInt8]
        /// How many of them stand before the place.
        package let before: Int

        init(_ body: UnsafeRawBufferPointer, at offset: Int) {
            let position = JSONPosition(offset: offset, in: body)
            line = position.line
            column = position.column
            before = min(8, offset)
            bytes = Array(body[(offset - before)..<min(offset + 16, body.count)])
        }
    }

    /// The offset from 0; where one body is the start of the other, the shorter one's size.
    package let offset: Int
    /// The left body there.
    package let left: Side
    /// The right body there.
    package let right: Side

    /// Finds it; nil where the bodies are equal.
    init?(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) {
        let common = min(left.count, right.count)
        var offset = 0
        while offset &+ 8 <= common,
            left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        { offset &+= 8 }
        while offset < common, left[offset] == right[offset] { offset &+= 1 }
        guard offset < max(left.count, right.count) else { return nil }
        self.offset = offset
        self.left = Side(left, at: offset)
        self.right = Side(right, at: offset)
    }
}
