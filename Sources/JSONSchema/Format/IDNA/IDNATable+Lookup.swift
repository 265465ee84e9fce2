extension IDNATable {
    /// What the rules ask of a code point; nil where it is not permitted.
    static func traits(of point: UInt32) -> UInt32? {
        // The last range that starts at the code point or before it.
        var low = 0
        var high = ranges.utf8CodeUnitCount / 4
        while low < high {
            let middle = (low + high) / 2
            if number(in: ranges, at: middle * 4) <= point { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let kind = Int(ranges.utf8Start[low * 4 - 1] - zero)
        return kind == 0 ? nil : number(in: traits, at: kind * 3)
    }

    /// Whether Normalization Form C leaves no such character behind such a starter.
    static func composes(_ starter: UInt32, _ character: UInt32) -> Bool {
        let wanted = UInt64(character) << 18 | UInt64(starter)
        var low = 0
        var high = compositions.utf8CodeUnitCount / 6
        while low < high {
            let middle = (low + high) / 2
            let found =
                UInt64(number(in: compositions, at: middle * 6)) << 18
                | UInt64(number(in: compositions, at: middle * 6 + 3))
            if found == wanted { return true }
            if found < wanted { low = middle + 1 } else { high = middle }
        }
        return false
    }

    private static let zero = UInt8(ascii: "0")

    @inline(__always)
    private static func number(in text: StaticString, at index: Int) -> UInt32 {
        let digits = text.utf8Start + index
        return UInt32(digits[0] - zero) << 12 | UInt32(digits[1] - zero) << 6 | UInt32(digits[2] - zero)
    }
}
