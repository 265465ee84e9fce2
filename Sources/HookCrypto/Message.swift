/// A message in pieces, signed as if they stood one after the other in memory.
///
/// Pieces are lent or counted references, so that a body is never copied to be put behind a timestamp.
@frozen
@usableFromInline
package struct Message {
    /// A run of bytes of a message.
    @frozen
    @usableFromInline
    package enum Piece {
        /// Memory of somebody else, valid for as long as the message is used.
        case lent(UnsafeRawBufferPointer)
        /// Bytes that the piece keeps.
        case owned([UInt8])

        /// The length in bytes.
        package var count: Int {
            switch self {
            case .lent(let bytes): bytes.count
            case .owned(let bytes): bytes.count
            }
        }

        /// Calls `body` with the piece's bytes.
        @inlinable
        package func withUnsafeBytes<Result>(
            _ body: (UnsafeRawBufferPointer) throws -> Result
        ) rethrows -> Result {
            switch self {
            case .lent(let bytes): try body(bytes)
            case .owned(let bytes): try bytes.withUnsafeBytes(body)
            }
        }

        /// A copy of the bytes.
        package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
    }

    /// The pieces in their order.
    package private(set) var pieces: [Piece]
    /// The length of the whole in bytes.
    package private(set) var count: Int

    /// Makes a message of pieces.
    package init(_ pieces: [Piece] = []) {
        self.pieces = pieces
        count = pieces.reduce(0) { $0 + $1.count }
    }

    /// Adds a piece at the end.
    package mutating func append(_ piece: Piece) {
        pieces.append(piece)
        count += piece.count
    }

    /// The whole in one run of bytes, for functions that take no pieces; a single piece that is owned is not copied.
    package var bytes: [UInt8] {
        if pieces.count == 1, case .owned(let bytes) = pieces[0] { return bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for piece in pieces { piece.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
