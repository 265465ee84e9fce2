import JSONText

/// The characters beyond ASCII that RFC 3987, section 2.2, adds to those of URIs.
enum IRICharacter {
    /// `ucschar`, which may stand wherever an unreserved character may.
    static func isAllowed(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        // Each plane ends with two noncharacters; the last allowed plane begins with tags.
        case 0x10000...0xEFFFF: codePoint & 0xFFFF < 0xFFFE && !(0xE0000..<0xE1000).contains(codePoint)
        default: false
        }
    }

    /// `iprivate`, which may stand in queries alone.
    static func isPrivate(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}
