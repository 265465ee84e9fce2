/// Lines and columns of growing offsets: each byte is gone over once, however many are asked for.
struct LineFinder {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line, and the column in code points, both from 1, of an offset that is not before the last one.
    mutating func position(of place: Int) -> (line: Int, column: Int) {
        while offset < min(place, bytes.count) {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return (line, column)
    }
}
