/// An integer from 0 of any size, with the little arithmetic that remainders need.
struct BigNatural {
    /// The least significant word first, without zeros at the end.
    private var words: [UInt64] = []

    var isZero: Bool { words.isEmpty }

    mutating func multiply(by factor: UInt64, adding term: UInt64) {
        var carry = term
        for index in words.indices {
            let (high, low) = words[index].multipliedFullWidth(by: factor)
            let (sum, overflow) = low.addingReportingOverflow(carry)
            words[index] = sum
            carry = high + (overflow ? 1 : 0)
        }
        if carry > 0 { words.append(carry) }
    }

    /// Takes away a number that is not larger.
    mutating func subtract(_ other: BigNatural) {
        var borrow: UInt64 = 0
        for index in words.indices {
            let taken = index < other.words.count ? other.words[index] : 0
            let (first, underflow) = words[index].subtractingReportingOverflow(taken)
            let (second, more) = first.subtractingReportingOverflow(borrow)
            words[index] = second
            borrow = underflow || more ? 1 : 0
        }
        while words.last == 0 { words.removeLast() }
    }

    /// The quotient where nothing is left; nil otherwise.
    func divided(by divisor: UInt64) -> BigNatural? {
        var quotient = self
        var rest: UInt64 = 0
        for index in words.indices.reversed() {
            (quotient.words[index], rest) = divisor.dividingFullWidth((rest, words[index]))
        }
        while quotient.words.last == 0 { quotient.words.removeLast() }
        return rest == 0 ? quotient : nil
    }

    static func < (left: BigNatural, right: BigNatural) -> Bool {
        if left.words.count != right.words.count { return left.words.count < right.words.count }
        for index in left.words.indices.reversed() where left.words[index] != right.words[index] {
            return left.words[index] < right.words[index]
        }
        return false
    }
}
