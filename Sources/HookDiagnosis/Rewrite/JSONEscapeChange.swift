internal import HookProviders

/// Changes how characters are escaped in the strings of a JSON text, and nothing else.
enum JSONEscapeChange: Sendable {
    case removeSlashes
    case addSlashes
    case lowerHex
    case upperHex
    case escapeLower
    case escapeUpper
    case unescape

    /// The text changed, in one pass; it need not be JSON.
    func apply(to text: UnsafeRawBufferPointer) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 64)
        var start = 0
        while let quote = text[start...].firstIndex(of: UInt8(ascii: "\"")) {
            out.append(contentsOf: text[start...quote])
            let end = JSONEscapeChange.end(of: text, from: quote + 1)
            change(UnsafeRawBufferPointer(rebasing: text[(quote + 1)..<end]), to: &out)
            start = end
            guard end < text.count else { return out }
            out.append(UInt8(ascii: "\""))
            start = end + 1
        }
        out.append(contentsOf: text[start...])
        return out
    }

    /// The place of the quote that ends a string.
    private static func end(of text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, text.count)
    }

    private func change(_ content: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        guard content.contains(where: { concerns($0) }) else { return out.append(contentsOf: content) }
        var reader = JSONCharacters(content)
        var run = 0
        while let next = reader.next() {
            let raw = content[next.start..<reader.position]
            guard concerns(next, raw) else { continue }
            out.append(contentsOf: content[run..<next.start])
            write(next, raw, to: &out)
            run = reader.position
        }
        out.append(contentsOf: content[run...])
    }

    @inline(__always)
    private func concerns(_ byte: UInt8) -> Bool {
        switch self {
        case .removeSlashes, .lowerHex, .upperHex, .unescape: byte == UInt8(ascii: "\\")
        case .addSlashes: byte == UInt8(ascii: "/")
        case .escapeLower, .escapeUpper: byte >= 0x80
        }
    }

    private func concerns(_ next: JSONCharacters.Character, _ raw: Slice<UnsafeRawBufferPointer>) -> Bool {
        switch self {
        case .removeSlashes: next.isEscaped && next.value == 0x2F && raw.count == 2
        case .addSlashes: !next.isEscaped && next.value == 0x2F
        case .lowerHex, .upperHex: raw.count >= 6 && next.isEscaped
        case .escapeLower, .escapeUpper: !next.isEscaped && next.value >= 0x80
        case .unescape: raw.count >= 6 && next.isEscaped && isFree(next.value)
        }
    }

    /// Whether a character may stand in a string as it is.
    private func isFree(_ value: UInt32) -> Bool {
        value >= 0x20 && value != 0x22 && value != 0x5C && Unicode.Scalar(value) != nil
    }

    private func write(
        _ next: JSONCharacters.Character, _ raw: Slice<UnsafeRawBufferPointer>, to out: inout [UInt8]
    ) {
        switch self {
        case .removeSlashes: out.append(0x2F)
        case .addSlashes: out.append(contentsOf: #"\/"#.utf8)
        case .lowerHex, .escapeLower: JSONCharacters.appendEscape(next.value, isUpper: false, to: &out)
        case .upperHex, .escapeUpper: JSONCharacters.appendEscape(next.value, isUpper: true, to: &out)
        case .unescape:
            out.append(contentsOf: Unicode.Scalar(next.value).flatMap { UTF8.encode($0) }.map { Array($0) } ?? [])
        }
    }
}
