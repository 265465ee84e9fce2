/// A header name to look for, made ready to be compared without regard to case.
@frozen
@usableFromInline
package struct HeaderName: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The name as it was written.
    @usableFromInline package let description: String
    /// Its bytes in lower case.
    @usableFromInline package let lowercased: [UInt8]

    /// Makes a name from text; only ASCII letters fold (RFC 9110, section 5.1).
    package init(_ name: String) {
        description = name
        lowercased = name.utf8.map(HeaderName.fold)
    }

    /// Makes a name from a literal.
    @usableFromInline
    package init(stringLiteral value: StaticString) {
        self.init(value.description)
    }

    /// Whether the bytes at `offset` are this name; the caller has compared the lengths.
    @inlinable
    package func matches(_ raw: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        lowercased.withUnsafeBufferPointer { own in
            for index in own.indices where HeaderName.fold(raw[offset + index]) != own[index] { return false }
            return true
        }
    }

    /// A byte with its ASCII upper-case letter made lower case.
    @inlinable
    package static func fold(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// Whether two names are one, case aside.
    @usableFromInline
    package static func == (left: HeaderName, right: HeaderName) -> Bool { left.lowercased == right.lowercased }

    /// Hashes the name without its case.
    @usableFromInline
    package func hash(into hasher: inout Hasher) { hasher.combine(lowercased) }
}
