extension DecimalText {
    /// Whether dividing by another number, which is not 0, leaves nothing; exact at any size.
    ///
    /// Both are integers without final zeros times a power of ten. Where this number has the higher power, what it has
    /// more of them in twos and fives is taken out of the divisor; so nothing is expanded, and what remains is the
    /// remainder of the digits by a divisor that is no larger than it was written.
    package func isMultiple(of divisor: DecimalText) -> Bool {
        if isZero { return true }
        let power = magnitude - digitCount - (divisor.magnitude - divisor.digitCount)
        // Digits that do not end in 0 are no multiple of ten.
        guard power >= 0 else { return false }
        if divisor.digitCount <= 18 { return isMultiple(ofSmall: divisor, times: power) }
        var modulus = BigNatural()
        divisor.forEachDigit { modulus.multiply(by: 10, adding: UInt64($0)) }
        for prime in [2, 5] as [UInt64] {
            var rest = power
            while rest > 0, let quotient = modulus.divided(by: prime) {
                modulus = quotient
                rest -= 1
            }
        }
        var rest = BigNatural()
        forEachDigit { digit in
            rest.multiply(by: 10, adding: UInt64(digit))
            // The digits before left less than the modulus, so this takes nine rounds at most.
            while !(rest < modulus) { rest.subtract(modulus) }
        }
        return rest.isZero
    }

    private func isMultiple(ofSmall divisor: DecimalText, times power: Int) -> Bool {
        var modulus: UInt64 = 0
        divisor.forEachDigit { modulus = modulus * 10 + UInt64($0) }
        for prime in [2, 5] as [UInt64] {
            var rest = power
            while rest > 0, modulus % prime == 0 {
                modulus /= prime
                rest -= 1
            }
        }
        var rest: UInt64 = 0
        forEachDigit { digit in
            let (high, low) = rest.multipliedFullWidth(by: 10)
            let (sum, overflow) = low.addingReportingOverflow(UInt64(digit))
            rest = modulus.dividingFullWidth((high + (overflow ? 1 : 0), sum)).remainder
        }
        return rest == 0
    }
}
