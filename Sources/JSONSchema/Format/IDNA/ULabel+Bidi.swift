/// The Bidi rule of RFC 5893, section 2.
extension ULabel {
    /// Whether the label makes the name one that the rule holds for.
    var isRightToLeft: Bool {
        characters.contains { $0.direction == .rightToLeft || $0.direction == .arabicNumber }
    }

    var keepsBidiRule: Bool {
        let end = characters.last { $0.direction != .nonspacingMark }?.direction
        switch characters[0].direction {
        case .rightToLeft:
            var numbers: IDNACharacter.Direction?
            for character in characters {
                switch character.direction {
                case .leftToRight: return false
                case .arabicNumber, .europeanNumber:
                    if let numbers, numbers != character.direction { return false }
                    numbers = character.direction
                case .rightToLeft, .nonspacingMark, .neutral: continue
                }
            }
            return end == .rightToLeft || end == .europeanNumber || end == .arabicNumber
        case .leftToRight:
            return !isRightToLeft && (end == .leftToRight || end == .europeanNumber)
        case .arabicNumber, .europeanNumber, .nonspacingMark, .neutral:
            return false
        }
    }
}
