/// The header lines of a part of a multipart body.
package struct MultipartHeader: Sendable {
    /// Names and values in the order sent, bad UTF-8 replaced; a value that goes on in a line that begins with white
    /// space is joined by one space.
    package private(set) var fields: [(name: String, value: String)] = []

    /// So many lines are read.
    private static let limit = 64

    init(_ body: UnsafeRawBufferPointer, _ lines: Range<Int>) {
        var start = lines.lowerBound
        while start < lines.upperBound {
            let line = MultipartLine(in: body, from: start, to: lines.upperBound)
            start = line.end
            let text = body[line.content]
            if let first = text.first, MultipartHeader.isSpace(first) {
                guard let last = fields.indices.last else { continue }
                fields[last].value += " " + MultipartHeader.text(text)
            } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
                guard fields.count < MultipartHeader.limit else { return }
                fields.append((MultipartHeader.text(text[..<colon]), MultipartHeader.text(text[(colon + 1)...])))
            }
        }
    }

    /// The first value of a name, given in lower case; nil where there is none.
    package subscript(name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }

    /// The media type with its parameters; nil where the part names none, which means text (RFC 2046, section 5.1).
    package var contentType: String? { self["content-type"] }

    /// The name of the form's field (RFC 7578, section 4.2).
    package var name: String? { disposition?["name"] }

    /// The name of a file, as its sender chose it: it may be a path, or anything.
    package var filename: String? { disposition?.extended("filename") ?? disposition?["filename"] }

    private var disposition: ParameterizedValue? { self["content-disposition"].map { ParameterizedValue($0.utf8) } }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
