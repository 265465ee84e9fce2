/// Labels of RFC 5890, section 2.3.2.1: `xn--` and the Punycode of a U-label.
enum ALabel {
    static let prefixLength = 4
    static let longestEncoding = Hostname.longestLabel - prefixLength

    static func hasPrefix(_ label: UTF8Text) -> Bool {
        label.count >= prefixLength && label[0] | 0x20 == UInt8(ascii: "x") && label[1] | 0x20 == UInt8(ascii: "n")
            && label[2] == UInt8(ascii: "-") && label[3] == UInt8(ascii: "-")
    }

    /// The U-label that a label with the prefix stands for, in any case of letters; nil unless it is valid.
    ///
    /// That it encodes to the same label again (RFC 5891, section 5.4) needs no check: a number has one spelling in
    /// Punycode, and a delimiter without anything before it is refused.
    static func decode(_ label: UTF8Text) -> ULabel? {
        let encoding = label.part(prefixLength...).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        guard encoding.count <= longestEncoding, let points = Punycode.decode(encoding),
            points.contains(where: { $0 >= 0x80 })
        else { return nil }
        return ULabel(points)
    }
}
