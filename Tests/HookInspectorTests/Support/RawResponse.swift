import JSONText

/// An answer, taken apart by hand.
struct RawResponse {
    struct Unreadable: Error {
        let bytes: [UInt8]
    }

    let status: Int
    let fields: [(name: String, value: String)]
    let body: [UInt8]

    init(_ bytes: [UInt8], isHead: Bool) throws {
        let ends = bytes.indices.dropLast(3).first { bytes[$0..<($0 + 4)].elementsEqual("\r\n\r\n".utf8) }
        guard let end = ends else { throw Unreadable(bytes: bytes) }
        let lines = bytes[..<end].split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        guard let first = lines.first, let status = Int(first.split(separator: " ")[1]) else {
            throw Unreadable(bytes: bytes)
        }
        self.status = status
        fields = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (line[..<colon].lowercased(), line[colon...].dropFirst().drop { $0 == " " }.description)
        }
        let rest = Array(bytes[(end + 4)...])
        let isChunked = fields.contains { $0.name == "transfer-encoding" }
        body = isChunked && !isHead ? try RawResponse.unchunk(rest) : rest
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSONValue {
        get throws { try JSONDocument(body).root }
    }

    subscript(name: String) -> String? {
        fields.first { $0.name == name.lowercased() }?.value
    }

    private static func unchunk(_ bytes: [UInt8]) throws -> [UInt8] {
        var body: [UInt8] = []
        var rest = bytes[...]
        while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: rest[..<feed], as: UTF8.self).filter { $0.isHexDigit }
            guard let size = Int(line, radix: 16) else { break }
            rest = rest[(feed + 1)...]
            if size == 0 { return body }
            guard rest.count >= size + 2 else { break }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        throw Unreadable(bytes: bytes)
    }
}
