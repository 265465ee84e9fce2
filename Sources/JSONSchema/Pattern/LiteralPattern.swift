/// A pattern that is a plain text at the start or at the end of what is searched, which bytes can tell.
struct LiteralPattern: Sendable {
    private let bytes: [UInt8]
    private let isAtStart: Bool
    private let isAtEnd: Bool

    /// Nil where the pattern is anything else, or none at all.
    init?(_ pattern: String) {
        var scalars = Substring(pattern).unicodeScalars
        isAtStart = scalars.first == "^"
        if isAtStart { scalars.removeFirst() }
        var literal = String.UnicodeScalarView()
        var endsText = false
        while let scalar = scalars.popFirst() {
            if scalar == "$", scalars.isEmpty {
                endsText = true
            } else if scalar == "\\" {
                guard let escaped = scalars.popFirst(), Self.syntax.contains(escaped) else { return nil }
                literal.append(escaped)
            } else if Self.syntax.contains(scalar) {
                return nil
            } else {
                literal.append(scalar)
            }
        }
        guard isAtStart || endsText || literal.isEmpty, literal.count <= PatternLimits.length else { return nil }
        bytes = Array(String(literal).utf8)
        isAtEnd = endsText
    }

    private static let syntax = Set("^$\\.*+?()[]{}|".unicodeScalars)

    @inline(__always)
    func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let excess = text.count - bytes.count
        guard excess >= 0, !isAtStart || !isAtEnd || excess == 0 else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            let start = isAtStart ? 0 : excess
            for index in bytes.indices where text[start + index] != bytes[index] { return false }
            return true
        }
    }
}
