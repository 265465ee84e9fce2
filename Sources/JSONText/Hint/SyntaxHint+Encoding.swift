/// Texts in another encoding than UTF-8.
extension SyntaxHint {
    /// UTF-16, UTF-32 and the byte order mark of UTF-8, known by their first bytes; compressed data.
    var encodingOfAll: String? {
        if problem == .byteOrderMark {
            return "a byte order mark in front: write UTF-8 without it (Python: utf-8, not utf-8-sig)"
        }
        if has("\u{1F}", at: 0), byte(1) == 0x8B, byte(2) == 8 {
            return "gzip data: send it with Content-Encoding: gzip, or not compressed"
        }
        let head = bytes.prefix(8)
        let units = { (size: Int, place: Int) in
            head.count >= 2 * size && head.count % size == 0
                && head.indices.allSatisfy { (bytes[$0] == 0) == ($0 % size != place) && bytes[$0] < 0x80 }
        }
        let name: String? =
            if head.starts(with: [0xFF, 0xFE, 0, 0]) || units(4, 0) {
                "UTF-32 (little-endian)"
            } else if head.starts(with: [0, 0, 0xFE, 0xFF]) || units(4, 3) {
                "UTF-32 (big-endian)"
            } else if head.starts(with: [0xFF, 0xFE]) || units(2, 0) {
                "UTF-16 (little-endian)"
            } else if head.starts(with: [0xFE, 0xFF]) || units(2, 1) {
                "UTF-16 (big-endian)"
            } else {
                nil
            }
        return name.map { "\($0): JSON is sent in UTF-8" }
    }

    /// A byte that is a letter or a sign of ISO-8859-1 or Windows-1252, in a text that has no UTF-8 before it.
    var otherCharset: String? {
        guard let found, let sign = SyntaxHint.sign(found), !hasUTF8Before else { return nil }
        let run = bytes[offset...].prefix { $0 >= 0x80 }
        // Letters may stand side by side ("Größe"), signs stand alone; longer runs are of some other encoding.
        guard run.count == 1 || (run.count <= 3 && run.allSatisfy { $0 >= 0xC0 && SyntaxHint.sign($0) != nil }) else {
            return nil
        }
        let name = found < 0xA0 ? "Windows-1252" : "ISO-8859-1 or Windows-1252"
        return "not UTF-8, likely \(name), in which the byte is '\(sign)': send UTF-8"
    }

    private var hasUTF8Before: Bool {
        bytes[max(0, offset - SyntaxHint.reach)..<offset].contains { $0 >= 0x80 }
    }

    /// The character of Windows-1252 that texts hold; nil for those that hardly any text does.
    private static func sign(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x80: "€"
        case 0x84: "„"
        case 0x85: "…"
        case 0x91: "‘"
        case 0x92: "’"
        case 0x93: "“"
        case 0x94: "”"
        case 0x95: "•"
        case 0x96: "–"
        case 0x97: "—"
        case 0x99: "™"
        case 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB4, 0xB5, 0xB7, 0xBB, 0xBF, 0xC0...0xD6, 0xD8...0xF6,
            0xF8...0xFF:
            Unicode.Scalar(byte)
        default: nil
        }
    }
}
