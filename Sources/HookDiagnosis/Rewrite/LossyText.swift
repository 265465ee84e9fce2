internal import HookProviders

/// What becomes of characters that a charset does not have, when a text is written in it all the same.
struct LossyText: Sendable, Hashable {
    /// Which characters the charset has.
    enum Charset: Sendable {
        case ascii
        /// Each a byte of its own.
        case latin1
        case windows1252
        /// All but those above U+FFFF, as MySQL's `utf8`.
        case basicPlane
    }

    /// What one mark stands for.
    enum Unit: Sendable {
        case character
        /// A unit of UTF-16: two for an emoji (Java, .NET, JavaScript).
        case utf16
        /// A byte of UTF-8.
        case byte
        /// Nothing is written at all.
        case none
        /// The low byte of each unit of UTF-16 stays (Node.js `latin1` and `binary`).
        case lowByte
    }

    enum Mark: Sendable {
        case question
        case replacement
    }

    let charset: Charset
    let unit: Unit
    var mark = Mark.question

    /// All that are tried, likeliest first.
    static let all: [LossyText] = {
        var found: [LossyText] = []
        for mark in [Mark.question, .replacement] {
            for unit in [Unit.utf16, .character, .byte] {
                for charset in [Charset.ascii, .basicPlane] {
                    found.append(LossyText(charset: charset, unit: unit, mark: mark))
                }
            }
        }
        for charset in [Charset.latin1, .windows1252] {
            for unit in [Unit.utf16, .character] { found.append(LossyText(charset: charset, unit: unit)) }
        }
        for charset in [Charset.ascii, .basicPlane, .latin1] { found.append(LossyText(charset: charset, unit: .none)) }
        found.append(LossyText(charset: .latin1, unit: .lowByte))
        return found
    }()

    /// The text with what was lost; nil where nothing is lost in it, or it is no UTF-8.
    func apply(to text: UnsafeRawBufferPointer) -> [UInt8]? {
        var out: [UInt8] = []
        var index = 0
        var run = 0
        var isChanged = false
        while index < text.count {
            if text[index] < 0x80 {
                index += 1
                continue
            }
            out.append(contentsOf: text[run..<index])
            var parser = UTF8.ForwardParser()
            var bytes = text[index...].makeIterator()
            guard case .valid(let encoded) = parser.parseScalar(from: &bytes) else { return nil }
            let scalar = UTF8.decode(encoded)
            if let own = own(scalar) {
                out.append(contentsOf: own)
            } else {
                write(scalar, encoded.count, to: &out)
                isChanged = true
            }
            index += encoded.count
            run = index
        }
        guard isChanged else { return nil }
        out.append(contentsOf: text[run...])
        return out
    }

    /// A character that the charset has; nil where it has it not.
    private func own(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch charset {
        case .ascii: nil
        case .latin1: UInt8(exactly: scalar.value).map { [$0] }
        case .windows1252: CharsetChange.windows1252.byte(scalar.value).map { [$0] }
        case .basicPlane: scalar.value < 0x10000 ? UTF8.encode(scalar).map { Array($0) } : nil
        }
    }

    private func write(_ scalar: Unicode.Scalar, _ length: Int, to out: inout [UInt8]) {
        let count: Int
        switch unit {
        case .character: count = 1
        case .utf16: count = UTF16.width(scalar)
        case .byte: count = length
        case .none: count = 0
        case .lowByte:
            for unit in String(scalar).utf16 { out.append(UInt8(truncatingIfNeeded: unit)) }
            return
        }
        for _ in 0..<count { out.append(contentsOf: mark == .question ? [0x3F] : [0xEF, 0xBF, 0xBD]) }
    }

    /// What was lost, for people: behind "the body with".
    var words: String {
        let kept =
            switch charset {
            case .ascii: "characters beyond ASCII"
            case .latin1: "characters beyond Latin-1"
            case .windows1252: "characters beyond Windows-1252"
            case .basicPlane: "emoji and other characters above U+FFFF"
            }
        let sign = mark == .question ? "?" : "U+FFFD"
        let lost =
            switch unit {
            case .character: "replaced by one \(sign) each"
            case .utf16: "replaced by \(sign), one for each unit of UTF-16"
            case .byte: "replaced by \(sign), one for each byte"
            case .none: "left out"
            case .lowByte: "cut to the low byte of each unit of UTF-16"
            }
        let rest = charset == .latin1 || charset == .windows1252 ? ", the others as single bytes" : ""
        return "\(kept) \(lost)\(rest)"
    }
}
