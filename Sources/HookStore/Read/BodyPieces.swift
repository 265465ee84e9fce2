package import HookModel
package import NIOCore

/// A stored body, read piece by piece.
package struct BodyPieces {
    private let store: Store
    private let capture: Capture

    /// The body of a capture that was read from a store.
    package init(store: Store, capture: Capture) {
        self.store = store
        self.capture = capture
    }

    /// Gives every piece in order; none for an empty body.
    ///
    /// - Throws: `StoreError` when the store cannot be read, or when the capture is deleted meanwhile: its length was
    ///   told already, so the answer has to break off.
    package func forEach(_ use: (ByteBuffer) async throws -> Void) async throws {
        var rest = capture.bodySize
        var number = 0
        while rest > 0 {
            guard let piece = try await store.bodyPiece(of: capture.id, number: number), piece.readableBytes > 0 else {
                throw StoreError(.failed, "the body of capture \(capture.id) ended \(rest) bytes early; deleted?")
            }
            try await use(piece)
            rest -= piece.readableBytes
            number += 1
        }
    }
}
