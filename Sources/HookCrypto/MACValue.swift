internal import COpenSSL

/// An authentication code of up to 64 bytes, held in place: comparing one needs no allocation.
///
/// It has no description on purpose: what a correct signature would have been is never printed by accident.
package struct MACValue: Sendable {
    private var storage: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    /// The length in bytes.
    package internal(set) var count = 0

    init() {}

    /// Reads a code from hexadecimal digits; nil for another length than twice `count`, or any other character.
    ///
    /// - Parameters:
    ///   - hex: The digits.
    ///   - count: The length of the code in bytes, at most 64.
    ///   - hasUpperCase: Becomes true when a digit is a capital letter.
    package init?(hex: UnsafeRawBufferPointer, count: Int, hasUpperCase: inout Bool) {
        guard hex.count == count * 2, count <= 64 else { return nil }
        let kind = withUnsafeMutableBytes { Hex.read(hex, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count])) }
        guard kind != .bad else { return nil }
        if kind == .upperCase { hasUpperCase = true }
        self.count = count
    }

    mutating func withUnsafeMutableBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeMutableBytes(of: &storage, body)
    }

    /// The code's bytes: for making a signature, never for showing one.
    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Swift.withUnsafeBytes(of: storage) { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    /// Whether two codes are equal, in time that does not depend on where they differ.
    package func equals(_ other: MACValue) -> Bool { other.withUnsafeBytes { equals($0) } }

    /// Whether this is the code given, in time that does not depend on where they differ.
    package func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        withUnsafeBytes { ConstantTime.equal($0, other) }
    }
}
