/// An exact decimal number: the text as sent, compared by value at any size.
///
/// `1`, `1.0` and `10e-1` are equal. Nothing is expanded, so 1e400000000 is as cheap as 1. Exponents beyond ±10¹⁸
/// count as ±10¹⁸.
public struct JSONNumber: Sendable, CustomStringConvertible {
    /// The text as sent.
    public let text: String

    package init(scanned bytes: UnsafeRawBufferPointer) {
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a number; nil unless the text is a number by RFC 8259 and nothing else.
    public init?(_ text: String) {
        var text = text
        let isNumber = text.withUTF8 { utf8 in
            // White space is legal in a JSON text, not in a number.
            guard let last = utf8.last, last >= 0x30, utf8[0] > 0x20 else { return false }
            let scanned = try? JSONText(scanning: UnsafeRawBufferPointer(utf8))
            return scanned.map { $0.kind(of: $0.root) == .number } ?? false
        }
        guard isNumber else { return nil }
        self.text = text
    }

    /// The value of an `Int`.
    public init(_ value: Int) {
        text = String(value)
    }

    /// Whether the number is integral, however it is written: 1.0 and 1e2 are.
    public var isInteger: Bool { withDecimal { $0.isInteger } }

    /// The value when it is an integer that fits; nil otherwise, never rounded.
    public var int: Int? { withDecimal { $0.int } }

    /// The nearest `Double`: infinite where the number is too large for it.
    public var double: Double { Double(text) ?? .nan }

    /// The text as sent.
    public var description: String { text }

    private func withDecimal<R>(_ body: (DecimalText) -> R) -> R {
        var text = text
        return text.withUTF8 { body(DecimalText($0)) }
    }

    private func compare(_ other: JSONNumber) -> Int {
        withDecimal { left in other.withDecimal { right in left.compare(right) } }
    }
}

extension JSONNumber: Comparable, Hashable {
    /// Whether two numbers have the same value, however they are written.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool { left.compare(right) == 0 }

    /// Whether one value is less than another, exactly.
    public static func < (left: JSONNumber, right: JSONNumber) -> Bool { left.compare(right) < 0 }

    /// Hashes the value, not the text.
    public func hash(into hasher: inout Hasher) { withDecimal { $0.hash(into: &hasher) } }
}
