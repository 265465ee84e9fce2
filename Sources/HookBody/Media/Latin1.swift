/// ISO 8859-1, the one charset beside UTF-8 that is read: each byte is the code point of its number.
package enum Latin1 {
    /// The charset's preferred name, where a `charset` parameter means it (IANA, Character Sets); else nil.
    package static func name(_ charset: String?) -> String? {
        switch charset?.lowercased() {
        case "iso-8859-1", "iso_8859-1", "latin1", "l1": "iso-8859-1"
        default: nil
        }
    }

    /// The same text in UTF-8.
    package static func utf8(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                utf8.append(byte)
            } else {
                utf8.append(0xC0 | byte >> 6)
                utf8.append(0x80 | byte & 0x3F)
            }
        }
        return utf8
    }
}
