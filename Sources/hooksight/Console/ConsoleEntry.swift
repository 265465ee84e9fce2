/// Whole lines that are to be printed together; they become text only when it is their turn.
struct ConsoleEntry: Sendable {
    /// How many lines they are.
    let lines: Int
    /// About how many bytes they keep in memory while they wait.
    let bytes: Int
    /// Whether they say what is said nowhere else, and so outlive others when there is no room.
    let isImportant: Bool
    /// Appends the text, with a line feed behind each line.
    let write: @Sendable (inout [UInt8]) -> Void

    init(lines: Int, bytes: Int, isImportant: Bool = false, write: @escaping @Sendable (inout [UInt8]) -> Void) {
        self.lines = lines
        self.bytes = bytes
        self.isImportant = isImportant
        self.write = write
    }

    /// One line or several, without the last line feed, that are said nowhere else.
    init(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        self.init(lines: lines, bytes: bytes.count, isImportant: true) { $0 += bytes }
    }
}
