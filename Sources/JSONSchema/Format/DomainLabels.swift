/// The labels of a domain name, one after the other; empty ones too.
struct DomainLabels: IteratorProtocol {
    private let name: UTF8Text
    private let isInternational: Bool
    private var start: Int? = 0

    /// With `international` the ideographic and full-width full stops separate labels, too (RFC 3490, section 3.1).
    init(_ name: UTF8Text, international: Bool = false) {
        self.name = name
        isInternational = international
    }

    mutating func next() -> UTF8Text? {
        guard let first = start else { return nil }
        for index in first..<name.count {
            let length = separatorLength(at: index)
            if length > 0 {
                start = index + length
                return name.part(first..<index)
            }
        }
        start = nil
        return name.part(first...)
    }

    private func separatorLength(at index: Int) -> Int {
        if name[index] == UInt8(ascii: ".") { return 1 }
        guard isInternational, name[index] >= 0xE3, let point = name.codePoint(at: index) else { return 0 }
        return switch point.value {
        case 0x3002, 0xFF0E, 0xFF61: point.length
        default: 0
        }
    }
}
