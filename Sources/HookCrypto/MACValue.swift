internal import COpenSSL

/// An authentication code of up to 64 bytes, held in place: comparing one needs no allocation.
///
/// It has no description on purpose: what a correct signature would have been is never printed by accident.
public struct MACValue: Sendable {
    private var storage: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    /// The length in bytes.
    public internal(set) var count = 0

    init() {}

    mutating func withUnsafeMutableBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeMutableBytes(of: &storage, body)
    }

    /// The code's bytes: for making a signature, never for showing one.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Swift.withUnsafeBytes(of: storage) { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    /// Whether this is the code given, in time that does not depend on where they differ.
    public func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        withUnsafeBytes { ConstantTime.equal($0, other) }
    }
}
