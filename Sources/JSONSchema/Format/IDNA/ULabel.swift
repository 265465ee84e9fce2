/// A label in Unicode that is valid by RFC 5891, section 4.2, but for the Bidi rule, which asks for the whole name.
struct ULabel {
    let characters: [IDNACharacter]

    /// Nil unless the code points are a valid label; that they are in Normalization Form C is asked if `normalized`.
    init?(_ points: [UInt32], normalized: Bool = true) {
        let hyphen: UInt32 = 0x2D
        guard let first = points.first, first != hyphen, points[points.count - 1] != hyphen,
            points.count < 4 || points[2] != hyphen || points[3] != hyphen
        else { return nil }
        var characters: [IDNACharacter] = []
        characters.reserveCapacity(points.count)
        for point in points {
            guard let character = IDNACharacter(point) else { return nil }
            characters.append(character)
        }
        self.characters = characters
        guard !characters[0].isMark, !normalized || isNormalized, keepsContextRules else { return nil }
    }

    /// Whether the label is in Normalization Form C.
    ///
    /// Exact for permitted characters only: none of them is decomposed by itself.
    private var isNormalized: Bool {
        var starter: UInt32?
        /// The combining class of the last mark since the starter; 0 for none.
        var previous: UInt8 = 0
        for character in characters {
            let combiningClass = character.combiningClass
            if combiningClass > 0, combiningClass < previous { return false }
            if let starter, previous == 0 || previous < combiningClass,
                IDNATable.composes(starter, character.point)
            {
                return false
            }
            if combiningClass == 0 { starter = character.point }
            previous = combiningClass
        }
        return true
    }
}
