internal import HookProviders

/// How a writer spells numbers that it has read into a `Double` and writes again.
///
/// All write the shortest digits that read back as the same value; they differ in where the exponent begins and how it
/// looks. Whole numbers of at most 15 digits stay as they are in each.
enum JSONNumberStyle: Sendable, CaseIterable {
    case asSent
    /// ECMA-262, Number::toString.
    case script
    /// Go's `float64`: as JavaScript, but for `-0` (encoding/json, floatEncoder).
    case go
    /// `repr`: `1.0`, `1e+16`, `1e-05` (cpython, float_repr_style short); integers of any length stay.
    case python
    /// `Float#to_s`: `1.0`, `1.0e+16`, `1.0e-05`; integers stay.
    case ruby
    /// `serialize_precision` −1: `1.0e+25`, `1.0e-5`, and `1` for `1.0` (php-src, Zend/zend_strtod.c, zend_gcvt);
    /// integers of up to 18 digits stay.
    case php
    /// `Double.toString`: `1.0`, `1.0E7`, `1.0E-4`; integers stay.
    case java
    /// .NET's "R": `1.0`, `1E+16`, `1E-05`; integers stay (Newtonsoft.Json, EnsureDecimalPlace).
    case newtonsoft

    /// The longest number that is read; a longer one is an attack, not a price.
    private static let longest = 1024
    /// So many digits always fit a `Double` exactly.
    private static let exactDigits = 15

    /// Appends a JSON number; false when it is too long to be read.
    func append(_ text: UnsafeRawBufferPointer, to out: inout [UInt8]) -> Bool {
        if self == .asSent || isKept(text) {
            out.append(contentsOf: text)
            return true
        }
        // Read as an integer, it has no sign.
        if text.elementsEqual("-0".utf8) {
            out.append(0x30)
            return true
        }
        guard text.count <= JSONNumberStyle.longest, let value = Double(String(decoding: text, as: UTF8.self)) else {
            return false
        }
        append(value, to: &out)
        return true
    }

    /// Whether a number is an integer that is written as it was read.
    private func isKept(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let first = text.first else { return true }
        let isNegative = first == UInt8(ascii: "-")
        for byte in text.dropFirst(isNegative ? 1 : 0) where byte < 0x30 || byte > 0x39 { return false }
        if isNegative, text[1] == UInt8(ascii: "0") { return self == .go }
        switch self {
        case .script, .go: return text.count <= JSONNumberStyle.exactDigits
        case .php: return text.count <= 18
        default: return true
        }
    }

    private func append(_ value: Double, to out: inout [UInt8]) {
        guard value.isFinite else {
            // JSON has no infinity: JavaScript writes null, and the others refuse or write a word.
            return out.append(contentsOf: (self == .python ? "Infinity" : "null").utf8)
        }
        if value < 0 || value.sign == .minus && self != .script { out.append(UInt8(ascii: "-")) }
        guard value != 0 else { return out.append(contentsOf: (hasPoint ? "0.0" : "0").utf8) }
        let (digits, point) = ShortestDigits.of(value.magnitude)
        if point > highest || point <= lowest {
            appendScientific(digits, point - 1, to: &out)
        } else {
            appendPlain(digits, point, to: &out)
        }
    }

    /// Whether a whole number gets `.0`.
    private var hasPoint: Bool {
        switch self {
        case .asSent, .script, .go, .php: false
        case .python, .ruby, .java, .newtonsoft: true
        }
    }

    /// From so many digits before the point on there is an exponent.
    private var highest: Int {
        switch self {
        case .asSent, .script, .go: 21
        case .python, .ruby: 16
        case .php: 17
        case .newtonsoft: 15
        case .java: 7
        }
    }

    /// From so many zeros behind it on, as a negative number.
    private var lowest: Int {
        switch self {
        case .asSent, .script, .go: -6
        case .python, .ruby, .php, .newtonsoft: -4
        case .java: -3
        }
    }

    private func appendScientific(_ digits: [UInt8], _ exponent: Int, to out: inout [UInt8]) {
        out.append(digits[0])
        if digits.count > 1 || self == .java || self == .ruby || self == .php {
            out.append(UInt8(ascii: "."))
            out.append(contentsOf: digits.count > 1 ? digits[1...] : [0x30])
        }
        let mark = self == .java || self == .newtonsoft ? "E" : "e"
        let sign = exponent < 0 ? "-" : self == .java ? "" : "+"
        let isPadded = (self == .python || self == .ruby || self == .newtonsoft) && abs(exponent) < 10
        out.append(contentsOf: "\(mark)\(sign)\(isPadded ? "0" : "")\(abs(exponent))".utf8)
    }

    private func appendPlain(_ digits: [UInt8], _ point: Int, to out: inout [UInt8]) {
        let zero: UInt8 = 0x30
        if point <= 0 {
            out.append(contentsOf: "0.".utf8)
            out.append(contentsOf: repeatElement(zero, count: -point))
            out.append(contentsOf: digits)
        } else if digits.count <= point {
            out.append(contentsOf: digits)
            out.append(contentsOf: repeatElement(zero, count: point - digits.count))
            if hasPoint { out.append(contentsOf: ".0".utf8) }
        } else {
            out.append(contentsOf: digits[..<point])
            out.append(UInt8(ascii: "."))
            out.append(contentsOf: digits[point...])
        }
    }
}
