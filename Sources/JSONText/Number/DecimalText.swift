/// A JSON number taken apart for exact comparison: sign, digits without leading and trailing zeros, and the power of
/// ten of a point in front of the first digit.
///
/// Nothing is ever expanded, so 1e400000000 costs what its text costs. Exponents beyond ±10¹⁸ count as ±10¹⁸.
package struct DecimalText {
    package let isNegative: Bool
    package let isZero: Bool
    /// The value is 0.d₁d₂d₃… × 10^magnitude.
    package let magnitude: Int
    /// The number of significant digits.
    package let digitCount: Int

    private let text: UnsafeBufferPointer<UInt8>
    private let first: Int

    /// Reads a number that the scanner has accepted.
    package init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        var index = 0
        isNegative = text.first == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var first: Int?
        var last = 0
        var pointAt: Int?
        scan: while index < text.count {
            switch text[index] {
            case UInt8(ascii: "0"): break
            case UInt8(ascii: "."): pointAt = index
            case UInt8(ascii: "1")...UInt8(ascii: "9"):
                if first == nil { first = index }
                last = index
            default: break scan
            }
            index += 1
        }
        let mantissaEnd = index
        let exponent = index < text.count ? Self.exponent(text[(index + 1)...]) : 0
        guard let first else {
            (isZero, magnitude, digitCount, self.first) = (true, 0, 0, 0)
            return
        }
        isZero = false
        self.first = first
        let point = pointAt ?? mantissaEnd
        digitCount = last - first + 1 - (first < point && point < last ? 1 : 0)
        magnitude = exponent + (first < point ? point - first : point - first + 1)
    }

    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let limit = 1_000_000_000_000_000_000
        var value = 0
        for byte in text where byte >= UInt8(ascii: "0") {
            value = min(limit, value < limit / 10 ? value * 10 + Int(byte - UInt8(ascii: "0")) : limit)
        }
        return text.first == UInt8(ascii: "-") ? -value : value
    }

    /// Whether the number is integral, as 1.0 and 1e2 are.
    package var isInteger: Bool { isZero || magnitude >= digitCount }

    /// Calls `body` with each significant digit until it returns false.
    private func digits() -> some IteratorProtocol<UInt8> {
        text[(isZero ? text.count : first)...].lazy.filter { $0 != UInt8(ascii: ".") }.prefix(digitCount)
            .map { $0 - UInt8(ascii: "0") }.makeIterator()
    }

    /// Calls `body` with each significant digit, the first first.
    package func forEachDigit(_ body: (UInt8) -> Void) {
        var rest = digits()
        while let digit = rest.next() { body(digit) }
    }

    /// The value when it is an integer that fits.
    package var int: Int? {
        if isZero { return 0 }
        guard isInteger, magnitude <= 19 else { return nil }
        var value: UInt64 = 0
        var rest = digits()
        for _ in 0..<magnitude {
            let digit = rest.next() ?? 0
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            if overflow || carry { return nil }
            value = sum
        }
        if isNegative { return value <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- value) : nil }
        return Int(exactly: value)
    }

    /// Negative, zero or positive as this number is less than, equal to or greater than the other.
    package func compare(_ other: DecimalText) -> Int {
        if isZero || other.isZero || isNegative != other.isNegative { return sign - other.sign }
        return isNegative ? -compareMagnitude(other) : compareMagnitude(other)
    }

    private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    private func compareMagnitude(_ other: DecimalText) -> Int {
        if magnitude != other.magnitude { return magnitude < other.magnitude ? -1 : 1 }
        var left = digits()
        var right = other.digits()
        for _ in 0..<max(digitCount, other.digitCount) {
            let one = left.next() ?? 0
            let two = right.next() ?? 0
            if one != two { return one < two ? -1 : 1 }
        }
        return 0
    }

    /// Feeds what two equal numbers have in common.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(isZero)
        if isZero { return }
        hasher.combine(isNegative)
        hasher.combine(magnitude)
        var rest = digits()
        while let digit = rest.next() { hasher.combine(digit) }
    }
}
