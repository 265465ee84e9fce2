/// A place in a text as editors count it.
///
/// Both numbers start at 1. A line ends with LF, CRLF or a lone CR. Columns count Unicode code points, and a byte
/// that is not part of valid UTF-8 counts as one.
public struct JSONPosition: Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// The column in code points, from 1.
    public let column: Int

    /// Creates a position from numbers that start at 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Finds the position of a byte offset by reading everything before it.
    ///
    /// - Parameters:
    ///   - offset: From 0 to `bytes.count`; larger values mean the end.
    ///   - bytes: The whole text.
    public init(offset: Int, in bytes: UnsafeRawBufferPointer) {
        var line = 1
        var column = 1
        var index = 0
        let end = min(offset, bytes.count)
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte == 0x0D {
                // The LF of a CRLF ends the line; a CR at the very offset's edge has ended nothing yet.
                if index < bytes.count, bytes[index] == 0x0A { continue }
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column)
    }

    /// "line 3, column 7".
    public var description: String { "line \(line), column \(column)" }
}
