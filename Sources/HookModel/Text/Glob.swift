/// A pattern in which `*` stands for any run of bytes and `?` for any one byte; everything else for itself.
package struct Glob: Sendable, Hashable, CustomStringConvertible {
    /// The pattern as it was written.
    package let description: String
    private let pattern: [UInt8]

    /// Makes a pattern from its text.
    package init(_ text: String) {
        description = text
        pattern = Array(text.utf8)
    }

    /// Whether the pattern has no wildcards, so that plain comparison does.
    package var isLiteral: Bool { !pattern.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }

    /// Whether the whole text fits.
    package func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
    }

    /// Whether all the bytes fit; takes at most pattern times text steps.
    package func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        var at = 0
        var star: Int?
        var resume = 0
        while index < text.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = at
                resume = index
                at += 1
            } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") || pattern[at] == text[index] {
                at += 1
                index += 1
            } else if let star {
                // The last star takes one byte more; earlier ones never need to.
                at = star + 1
                resume += 1
                index = resume
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
