/// Lines and columns of growing offsets: each byte is gone over once, however many are asked for.
struct LineFinder {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var lineStart = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line, and the column in code points, both from 1, of an offset that is not before the last one.
    mutating func position(of place: Int) -> (line: Int, column: Int) {
        while offset < place {
            if bytes[offset] == UInt8(ascii: "\n") {
                line += 1
                lineStart = offset + 1
            }
            offset += 1
        }
        // Only a HAR in one single line makes this long; what it costs there is bounded.
        let start = max(lineStart, place - LineFinder.longest)
        let column = place - lineStart - bytes[start..<place].count { $0 & 0xC0 == 0x80 }
        return (line, column + 1)
    }

    private static let longest = 4096
}
