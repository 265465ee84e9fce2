internal import HookProviders
internal import JSONText

/// Numbers as `JSON.stringify(JSON.parse(text))` writes them (ECMA-262, Number::toString).
enum ECMANumber {
    /// The longest number that is read; a longer one is an attack, not a price.
    private static let longest = 1024
    /// So many digits always fit a `Double` exactly.
    private static let exactDigits = 15

    /// Appends a JSON number; false when it is too long to be read.
    static func append(_ text: UnsafeRawBufferPointer, to out: inout [UInt8]) -> Bool {
        if isPlain(text) {
            out.append(contentsOf: text)
            return true
        }
        guard text.count <= longest, let value = Double(String(decoding: text, as: UTF8.self)) else { return false }
        append(value, to: &out)
        return true
    }

    /// Whether a number is written as JavaScript writes it anyway: an integer of few digits.
    private static func isPlain(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count <= exactDigits, let first = text.first else { return false }
        if first == UInt8(ascii: "-"), text[1] == UInt8(ascii: "0") { return false }
        for byte in text.dropFirst() where byte < 0x30 || byte > 0x39 { return false }
        return true
    }

    private static func append(_ value: Double, to out: inout [UInt8]) {
        // JSON has no infinity: a number that is too large for a Double comes back as null.
        guard value.isFinite else { return out.append(contentsOf: "null".utf8) }
        guard value != 0 else { return out.append(UInt8(ascii: "0")) }
        if value < 0 { out.append(UInt8(ascii: "-")) }
        let (digits, point) = shortest(value.magnitude)
        let zero = UInt8(ascii: "0")
        if point > 21 || point <= -6 {
            out.append(digits[0])
            if digits.count > 1 {
                out.append(UInt8(ascii: "."))
                out.append(contentsOf: digits[1...])
            }
            out.append(contentsOf: "e\(point > 0 ? "+" : "-")\(abs(point - 1))".utf8)
        } else if point <= 0 {
            out.append(contentsOf: "0.".utf8)
            out.append(contentsOf: repeatElement(zero, count: -point))
            out.append(contentsOf: digits)
        } else if digits.count <= point {
            out.append(contentsOf: digits)
            out.append(contentsOf: repeatElement(zero, count: point - digits.count))
        } else {
            out.append(contentsOf: digits[..<point])
            out.append(UInt8(ascii: "."))
            out.append(contentsOf: digits[point...])
        }
    }

    /// The shortest digits that read back as a value, and the power of ten of a point in front of the first.
    private static func shortest(_ value: Double) -> (digits: [UInt8], point: Int) {
        // Swift's own description has them, in another layout.
        let text = Array(value.description.utf8)
        let mark = text.firstIndex(of: UInt8(ascii: "e"))
        let exponent = mark.flatMap { Int(String(decoding: text[($0 + 1)...], as: UTF8.self)) } ?? 0
        let mantissa = text[..<(mark ?? text.count)]
        let before = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
        var digits = mantissa.filter { $0 != UInt8(ascii: ".") }
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, before - leading + exponent)
    }
}
