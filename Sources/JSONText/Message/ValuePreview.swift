/// Values as messages show them: scalars as sent, cut where they are long, containers by their size.
package enum ValuePreview {
    /// The longest text shown, in code points.
    package static let limit = 60

    package static func text(of index: Int, in view: TapeView) -> String {
        let node = view[index]
        switch node.kind {
        case .object: return "an object with " + counted(view.childCount(index), "member")
        case .array: return "an array of " + counted(view.childCount(index), "element")
        default: return cut(view.bytes(node))
        }
    }

    /// The same with the word for its kind in front: `string "99.99"`.
    package static func kindAndText(of index: Int, in view: TapeView) -> String {
        switch view[index].kind {
        case .object, .array, .null: text(of: index, in: view)
        default: view[index].kind.name + " " + text(of: index, in: view)
        }
    }

    /// "1 member", "2 members".
    package static func counted(_ count: some BinaryInteger, _ noun: String) -> String {
        "\(count) \(noun)" + (count == 1 ? "" : "s")
    }

    /// "a", "a or b", "a, b or c".
    package static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    package static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.bytes.withUnsafeBufferPointer { cut($0) }
    }

    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // No code point is longer than four bytes, so nothing behind this can be shown.
        let start = UnsafeBufferPointer(rebasing: bytes.prefix(limit * 4 + 4))
        let text = String(decoding: start, as: UTF8.self)
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}
