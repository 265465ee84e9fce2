/// A JSON value as it is written in a body.
package struct RawValue: Sendable, Hashable {
    /// Of longer values the start alone is kept, in bytes.
    package static let limit = 16_384

    /// The text as written, or its start.
    package let text: String
    /// How long the whole text is, in bytes.
    package let size: Int

    /// Whether the text is the start alone.
    package var isCut: Bool { size > RawValue.limit }

    init(_ bytes: some Collection<UInt8>) {
        text = String(decoding: bytes.prefix(RawValue.limit), as: UTF8.self)
        size = bytes.count
    }
}
