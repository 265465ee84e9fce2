/// A code point that IDNA2008 permits in a U-label, where it fits, with what its rules ask of it.
struct IDNACharacter {
    /// Directions of RFC 5893, section 1.4; those are one that its rule does not tell apart.
    enum Direction: UInt32 {
        case leftToRight
        case rightToLeft
        case arabicNumber
        case europeanNumber
        case nonspacingMark
        case neutral
    }

    /// Joining types of Unicode; those are one that RFC 5892, appendix A.1, does not tell apart.
    enum Joining: UInt32 {
        case none
        case transparent
        case dual
        case right
        case left
    }

    /// The scripts that RFC 5892, appendix A, names.
    enum Script: UInt32 {
        case other
        case greek
        case hebrew
        case hiraganaKatakanaOrHan
    }

    let point: UInt32
    private let traits: UInt32

    /// Nil for a code point that is DISALLOWED or UNASSIGNED.
    init?(_ point: UInt32) {
        self.point = point
        switch point {
        case 0x61...0x7A:
            traits = Direction.leftToRight.rawValue << 8
        case 0x30...0x39:
            traits = Direction.europeanNumber.rawValue << 8
        case 0x2D:
            traits = Direction.neutral.rawValue << 8
        case 0x80...:
            guard let traits = IDNATable.traits(of: point) else { return nil }
            self.traits = traits
        default:
            return nil
        }
    }

    var combiningClass: UInt8 { UInt8(truncatingIfNeeded: traits) }
    var direction: Direction { Direction(rawValue: traits >> 8 & 7) ?? .neutral }
    var joining: Joining { Joining(rawValue: traits >> 11 & 7) ?? .none }
    var isMark: Bool { traits >> 14 & 1 == 1 }
    var script: Script { Script(rawValue: traits >> 15) ?? .other }
    var isVirama: Bool { combiningClass == 9 }
}
