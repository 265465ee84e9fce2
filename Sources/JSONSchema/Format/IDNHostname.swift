import JSONText

/// Internationalised names of hosts by IDNA2008 (RFC 5890 to 5893).
enum IDNHostname {
    /// No name in more bytes is within the limit of its ASCII form, where each code point takes a byte at least.
    static let longestText = Hostname.longest * 4

    static func accepts(_ text: UTF8Text) -> Bool {
        guard text.count <= longestText else { return false }
        var size = -1
        var isBidi = false
        var keepsBidiRule = true
        var labels = DomainLabels(text, international: true)
        while let label = labels.next() {
            size += 1
            if label.isASCII, !hasHyphensOfPrefix(label) {
                guard Hostname.isLabel(label) else { return false }
                size += label.count
                keepsBidiRule = keepsBidiRule && ASCII.isLetter(label[0])
            } else {
                guard let (meaning, length) = label.isASCII ? decoded(label) : encoded(label) else { return false }
                size += length
                isBidi = isBidi || meaning.isRightToLeft
                keepsBidiRule = keepsBidiRule && meaning.keepsBidiRule
            }
        }
        // RFC 5893, section 2: one right-to-left label lays the rule upon all of them.
        return size <= Hostname.longest && (keepsBidiRule || !isBidi)
    }

    /// Whether this is a domain of an international email address: RFC 6531 wants U-labels, but says nothing against
    /// what RFC 5895 maps to them (upper case, full width, decomposed characters).
    static func acceptsMappable(_ text: UTF8Text) -> Bool {
        guard text.count <= longestText else { return false }
        var size = -1
        var labels = DomainLabels(text, international: true)
        while let label = labels.next() {
            size += 1
            if label.isASCII {
                guard Hostname.isLabel(label) else { return false }
                size += label.count
            } else {
                guard let (meaning, length) = encoded(label, mapped: true),
                    !meaning.isRightToLeft || meaning.keepsBidiRule
                else { return false }
                size += length
            }
        }
        return size <= Hostname.longest
    }

    /// Hyphens in the third and fourth place, which only A-labels may have.
    private static func hasHyphensOfPrefix(_ label: UTF8Text) -> Bool {
        label.count >= 4 && label[2] == UInt8(ascii: "-") && label[3] == UInt8(ascii: "-")
    }

    private static func decoded(_ label: UTF8Text) -> (ULabel, length: Int)? {
        guard label.count <= Hostname.longestLabel, ALabel.hasPrefix(label), let meaning = ALabel.decode(label)
        else { return nil }
        return (meaning, label.count)
    }

    /// A U-label and the length of its A-label.
    private static func encoded(_ label: UTF8Text, mapped: Bool = false) -> (ULabel, length: Int)? {
        var points: [UInt32] = []
        var index = 0
        while let (point, length) = label.codePoint(at: index) {
            points.append(mapped ? DomainMapping.map(point) : point)
            index += length
            // Each takes a byte of the A-label.
            guard points.count <= ALabel.longestEncoding else { return nil }
        }
        guard index == label.count, let meaning = ULabel(points, normalized: !mapped),
            let encoding = Punycode.encode(points), encoding.count <= ALabel.longestEncoding
        else { return nil }
        return (meaning, ALabel.prefixLength + encoding.count)
    }
}
