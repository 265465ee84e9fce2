internal import HookCrypto
internal import HookModel
internal import NIOCore

/// What differs between two bodies, in text.
struct DiffBodyText {
    private let diff: CaptureDiff

    init(_ diff: CaptureDiff) { self.diff = diff }

    private var body: BodyDiff { diff.body }

    func add(to lines: inout DiffLines) {
        if body.isSame, !diff.isCut { return }
        lines.title("body")
        for line in summary { lines.wrapped("  ", line) }
        for difference in body.differences { add(difference, &lines) }
        if body.omitted > 0 { lines.add("  … and \(GroupedNumber.text(body.omitted)) more") }
        addBytes(&lines)
    }

    private var summary: [String] {
        var lines: [String] = []
        let name = body.kind == .json ? "JSON" : "parameters"
        switch body.isSameValue {
        case true? where !body.isSame:
            let words = body.spelling.map(DiffBodyText.words).joined(separator: ", ")
            lines.append("the same \(name), other bytes" + (words.isEmpty ? "" : ": \(words)"))
        case false?:
            let count = body.differences.count + body.omitted
            lines.append("\(name): \(GroupedNumber.text(count)) difference\(count == 1 ? "" : "s")")
            let words = body.spelling.map(DiffBodyText.words).joined(separator: ", ")
            if !words.isEmpty { lines.append("elsewhere equal, but for: \(words)") }
        default: break
        }
        if !body.reordered.isEmpty {
            let places = body.reordered.map { $0.isEmpty ? "the whole" : $0 }.joined(separator: ", ")
            lines.append("members in another order: \(places)")
        }
        lines += body.notes
        if diff.isCut { lines.append("the start of the bodies alone was compared") }
        return lines
    }

    private static func words(_ spelling: Spelling) -> String { spelling.rawValue.replacing("_", with: " ") }

    private func add(_ difference: ValueDifference, _ lines: inout DiffLines) {
        let name = difference.pointer.isEmpty ? "(whole)" : difference.pointer
        let twin = difference.rightPointer.map { " → \($0)" } ?? ""
        switch difference.change {
        case .moved: lines.wrapped("> ", "\(name)\(twin)  moved")
        case .added: lines.value("+", name, left: nil, right: difference.right.map(DiffBodyText.compact))
        case .removed: lines.value("-", name, left: difference.left.map(DiffBodyText.compact), right: nil)
        default:
            lines.value(
                "~", name + twin, left: difference.left.map(DiffBodyText.compact),
                right: difference.right.map(DiffBodyText.compact))
        }
    }

    /// The start of a value without the white space between its tokens, on one line.
    private static func compact(_ value: RawValue) -> String {
        var result: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in value.text.utf8.prefix(2048) {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                continue
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func addBytes(_ lines: inout DiffLines) {
        lines.add("")
        for (sign, capture) in [("-", diff.left), ("+", diff.right)] {
            let digest = Hex.encode(capture.bodyDigest).prefix(12)
            lines.add("\(sign) \(GroupedNumber.text(capture.bodySize)) bytes, sha256 \(digest)…")
        }
        guard let first = body.firstDifference else { return }
        lines.add("  first difference at byte \(GroupedNumber.text(first.offset))")
        for (sign, side) in [("-", first.left), ("+", first.right)] {
            lines.add("\(sign) line \(side.line), column \(side.column)" + (isAtEnd(side) ? ": its end" : ""))
            if !side.bytes.isEmpty { lines.add("    " + dump(side)) }
        }
    }

    private func isAtEnd(_ side: ByteDifference.Side) -> Bool { side.before == side.bytes.count }

    /// The bytes in hexadecimal digits, those from the place on in brackets, and in ASCII.
    private func dump(_ side: ByteDifference.Side) -> String {
        let digits = side.bytes.map { Hex.encode(CollectionOfOne($0)) }
        let letters = side.bytes.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }
        let before = digits.prefix(side.before).joined()
        let rest = digits.dropFirst(side.before).joined()
        return "\(before)[\(rest)]  \(letters.joined())"
    }
}
