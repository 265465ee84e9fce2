/// The rules of RFC 5892, appendix A, for characters that may stand only beside certain others.
extension ULabel {
    var keepsContextRules: Bool { characters.indices.allSatisfy(keepsContextRule) }

    private func keepsContextRule(at index: Int) -> Bool {
        switch characters[index].point {
        case 0x200C:
            // ZERO WIDTH NON-JOINER
            follows(index) { $0.isVirama } || breaksJoining(at: index)
        case 0x200D:
            // ZERO WIDTH JOINER
            follows(index) { $0.isVirama }
        case 0x00B7:
            // MIDDLE DOT
            follows(index) { $0.point == 0x6C } && precedes(index) { $0.point == 0x6C }
        case 0x0375:
            // GREEK LOWER NUMERAL SIGN
            precedes(index) { $0.script == .greek }
        case 0x05F3, 0x05F4:
            // HEBREW PUNCTUATION GERESH, GERSHAYIM
            follows(index) { $0.script == .hebrew }
        case 0x30FB:
            // KATAKANA MIDDLE DOT
            characters.contains { $0.script == .hiraganaKatakanaOrHan }
        case 0x0660...0x0669:
            // ARABIC-INDIC DIGITS
            !characters.contains { (0x06F0...0x06F9).contains($0.point) }
        case 0x06F0...0x06F9:
            // EXTENDED ARABIC-INDIC DIGITS
            !characters.contains { (0x0660...0x0669).contains($0.point) }
        default:
            true
        }
    }

    private func follows(_ index: Int, _ condition: (IDNACharacter) -> Bool) -> Bool {
        index > 0 && condition(characters[index - 1])
    }

    private func precedes(_ index: Int, _ condition: (IDNACharacter) -> Bool) -> Bool {
        index + 1 < characters.count && condition(characters[index + 1])
    }

    /// Whether the characters on both sides, but for transparent ones, would join across an index.
    private func breaksJoining(at index: Int) -> Bool {
        let before = characters[..<index].last { $0.joining != .transparent }?.joining
        let after = characters[(index + 1)...].first { $0.joining != .transparent }?.joining
        return (before == .left || before == .dual) && (after == .right || after == .dual)
    }
}
