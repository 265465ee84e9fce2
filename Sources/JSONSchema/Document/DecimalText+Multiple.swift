extension DecimalText {
    /// A divisor may have so many significant digits: what 64 bits hold for certain.
    static let divisorDigits = 18

    /// Whether dividing by another number leaves nothing; the other is not 0 and has at most `divisorDigits` digits.
    ///
    /// Both are integers without final zeros times a power of ten. So nothing is expanded, and nothing is rounded: the
    /// remainder of the digits is carried through, and the powers of ten between the two are multiplied modulo the divisor.
    func isMultiple(of divisor: DecimalText) -> Bool {
        if isZero { return true }
        let exponent = magnitude - digitCount
        let divisorExponent = divisor.magnitude - divisor.digitCount
        // Digits that do not end in 0 are no multiple of ten.
        guard exponent >= divisorExponent, let modulus = divisor.significand else { return false }
        var rest: UInt64 = 0
        forEachDigit { digit in
            rest = (DecimalText.product(rest, 10, modulo: modulus) + UInt64(digit) % modulus) % modulus
        }
        let power = DecimalText.power(of: 10, exponent - divisorExponent, modulo: modulus)
        return DecimalText.product(rest, power, modulo: modulus) == 0
    }

    /// The significant digits as one number; nil when they do not fit.
    private var significand: UInt64? {
        guard digitCount <= DecimalText.divisorDigits else { return nil }
        var value: UInt64 = 0
        forEachDigit { value = value * 10 + UInt64($0) }
        return value
    }

    private static func product(_ left: UInt64, _ right: UInt64, modulo: UInt64) -> UInt64 {
        modulo.dividingFullWidth((left % modulo).multipliedFullWidth(by: right % modulo)).remainder
    }

    private static func power(of base: UInt64, _ exponent: Int, modulo: UInt64) -> UInt64 {
        var result = 1 % modulo
        var factor = base % modulo
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, factor, modulo: modulo) }
            factor = product(factor, factor, modulo: modulo)
            rest >>= 1
        }
        return result
    }
}
