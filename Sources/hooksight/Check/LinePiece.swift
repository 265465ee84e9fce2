import FoundationEssentials

/// A piece of a large file that has a payload in each line: whole lines, so that pieces are checked side by side and
/// what is found is printed before the whole file is read.
struct LinePiece: Sendable {
    let path: String
    let bytes: Range<Int>
    /// The number of its first line in the file.
    let firstLine: Int

    /// Pieces are about so large.
    static let size = 4 << 20

    /// Cuts a file at line ends; nil where it is small, or its name does not say that it holds lines.
    ///
    /// Reads the file once, a piece at a time.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    static func pieces(of path: String) throws -> [LinePiece]? {
        guard path.lowercased().hasSuffix(".ndjson") || path.lowercased().hasSuffix(".jsonl"),
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let length = attributes[.size] as? UInt64, length > 2 * size
        else { return nil }
        var pieces: [LinePiece] = []
        var (start, line, offset) = (0, 1, 0)
        while offset < Int(length) {
            let block = try BodyFile.read(path, offset..<min(Int(length), offset + size), next: "name files or folders")
            if block.isEmpty { break }
            if let end = block.lastIndex(of: UInt8(ascii: "\n")) {
                pieces.append(LinePiece(path: path, bytes: start..<offset + end + 1, firstLine: line))
                start = offset + end + 1
                line += block[...end].count { $0 == UInt8(ascii: "\n") }
            }
            offset += block.count
        }
        if start < offset { pieces.append(LinePiece(path: path, bytes: start..<offset, firstLine: line)) }
        return pieces
    }
}
