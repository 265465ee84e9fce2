internal import HookBody
internal import HookModel

/// The parts of a multipart body in text: a line for each.
///
/// Whatever the sender chose goes through `SafeText`.
struct PartsText {
    private let parts: MultipartParts
    private let body: UnsafeRawBufferPointer

    /// So many bytes of a part's first line are shown at most.
    private static let lineLimit = 60

    init(_ parts: MultipartParts, of body: UnsafeRawBufferPointer) {
        self.parts = parts
        self.body = body
    }

    /// How many parts there are, then a line for each: its field, its file, its media type, its size, its first line.
    var lines: [String] {
        let end = parts.isComplete ? "" : "; the last boundary is missing"
        var table = TextTable()
        for (index, part) in parts.parts.enumerated() { table.add(cells(part, number: index + 1)) }
        let more = parts.count - parts.parts.count
        return ["\(parts.count) part\(parts.count == 1 ? "" : "s")\(end)"] + table.lines
            + (more > 0 ? ["… and \(more) parts more"] : [])
    }

    private func cells(_ part: MultipartPart, number: Int) -> [String] {
        let header = part.header(in: body)
        let name = header.name.map { "\"\($0)\"" } ?? "-"
        let file = header.filename.map { "file \"\($0)\"" } ?? "-"
        var cells = ["  \(number)", name, file, header.contentType ?? "-", "\(part.content.count) bytes"]
        if let line = firstLine(part) { cells.append(line) }
        return cells.map { SafeText.escape($0) }
    }

    /// The first line of a part that has something in it; nil where it is no text.
    private func firstLine(_ part: MultipartPart) -> String? {
        let limit = PartsText.lineLimit
        let start = body[part.content].drop(while: PartsText.isLineEnd).prefix(limit + 1)
        let line = start.prefix { !PartsText.isLineEnd($0) }
        guard !line.isEmpty else { return nil }
        let goesOn = line.endIndex < part.content.upperBound
        // A character that the limit cuts is left out.
        let counts = line.count > limit ? (limit - 3)...limit : line.count...line.count
        let text = counts.reversed().lazy.compactMap { String(validating: line.prefix($0), as: UTF8.self) }.first
        return text.map { $0 + (goesOn ? " …" : "") }
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
