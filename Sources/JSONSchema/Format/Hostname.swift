import JSONText

/// Names of hosts by RFC 1123, section 2.1; labels that say `xn--` must be A-labels of IDNA2008.
enum Hostname {
    /// What remains of the 255 bytes of RFC 1035, section 2.3.4, without the root's length and the first label's.
    static let longest = 253
    static let longestLabel = 63

    static func accepts(_ text: UTF8Text) -> Bool {
        guard text.count <= longest else { return false }
        var labels = DomainLabels(text)
        while let label = labels.next() {
            guard isLabel(label) else { return false }
            if ALabel.hasPrefix(label) {
                guard let meaning = ALabel.decode(label), !meaning.isRightToLeft || meaning.keepsBidiRule else {
                    return false
                }
            }
        }
        return true
    }

    /// Letters, digits, and hyphens between them.
    static func isLabel(_ label: UTF8Text) -> Bool {
        guard (1...longestLabel).contains(label.count), label[0] != UInt8(ascii: "-"),
            label[label.count - 1] != UInt8(ascii: "-")
        else { return false }
        return label.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
}
