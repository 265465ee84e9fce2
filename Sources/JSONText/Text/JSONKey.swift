/// A member name prepared for quick look-ups; make it once and keep it.
public struct JSONKey: Sendable, Hashable {
    package let utf8: [UInt8]
    package let hash: UInt32

    /// Prepares a name.
    public init(_ name: String) {
        utf8 = Array(name.utf8)
        hash = utf8.withUnsafeBytes { NameHash.hash($0) }
    }

    /// The name.
    public var name: String { String(decoding: utf8, as: UTF8.self) }
}
