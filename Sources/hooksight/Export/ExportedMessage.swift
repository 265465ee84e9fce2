import HookFormat
import HookModel
import HookStore
import NIOCore

/// A capture as the inspector's `/captures/42/raw` gives it.
enum ExportedMessage {
    /// The HTTP message; hidden credentials are the only bytes that are others.
    static func bytes(_ capture: Capture, _ credentials: Credentials) -> [UInt8] {
        Array(
            RawMessage.bytes(of: capture, pieceSize: Store.chunkSize, credentials: credentials).readableBytesView)
    }
}
