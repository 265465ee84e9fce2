/// Why a text is not JSON.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the grammar of RFC 8259 allows at the place, as a noun phrase.
    public let expected: String
    /// What is there instead, as a noun phrase; control characters are named, never shown.
    public let found: String
    /// The byte offset of what was found.
    public let offset: Int
    /// The line and column of what was found.
    public let position: JSONPosition
    /// What its sender probably did, and what to write instead, as a phrase; nil where there is no good guess.
    public let hint: String?

    /// The line, from 1.
    public var line: Int { position.line }
    /// The column in code points, from 1.
    public var column: Int { position.column }

    /// A full sentence without a final stop.
    public var description: String { "expected \(expected), found \(found) at \(position)" }

    init(_ problem: SyntaxProblem, at offset: Int, in bytes: UnsafeRawBufferPointer) {
        expected = problem.expected
        found = Self.describe(problem, at: offset, in: bytes)
        self.offset = offset
        hint = SyntaxHint.text(problem, at: offset, in: bytes)
        position = JSONPosition(offset: offset, in: bytes)
    }

    private static func describe(
        _ problem: SyntaxProblem, at offset: Int, in bytes: UnsafeRawBufferPointer
    ) -> String {
        switch problem {
        case .byteOrderMark: return "a byte order mark (U+FEFF)"
        case .depth: return "one more"
        case .size: return "\(bytes.count)"
        default: break
        }
        guard offset < bytes.count else { return "the end of the text" }
        let byte = bytes[offset]
        if byte >= 0x80 {
            guard let scalar = firstScalar(UnsafeRawBufferPointer(rebasing: bytes[offset...])) else {
                return "the byte 0x" + hex(UInt32(byte), digits: 2)
            }
            let shown = isPlain(scalar) ? "'\(scalar)' (U+" : "U+"
            return shown + hex(scalar.value, digits: 4) + (isPlain(scalar) ? ")" : "")
        }
        if byte < 0x20 || byte == 0x7F { return "the control character U+" + hex(UInt32(byte), digits: 4) }
        return "'\(Unicode.Scalar(byte))'"
    }

    private static func firstScalar(_ bytes: UnsafeRawBufferPointer) -> Unicode.Scalar? {
        let buffer = bytes.assumingMemoryBound(to: UInt8.self)
        guard let base = buffer.baseAddress,
            let length = UTF8Sequence.length(at: base, available: buffer.count)
        else { return nil }
        return String(decoding: buffer.prefix(length), as: UTF8.self).unicodeScalars.first
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }

    private static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
