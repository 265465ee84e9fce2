internal import HookProviders

/// The digits of a `Double`.
enum ShortestDigits {
    /// The shortest digits that read back as a positive value, and the power of ten of a point in front of the first.
    static func of(_ value: Double) -> (digits: [UInt8], point: Int) {
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
