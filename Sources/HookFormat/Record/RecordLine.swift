internal import HookCrypto
internal import HookModel
internal import JSONText
internal import NIOCore

/// A header line as exports hold it: name and value in text, and the exact bytes where text does not say them.
struct RecordLine {
    /// The name, bad UTF-8 replaced.
    var name: String
    /// What stands behind the colon and one space, bad UTF-8 replaced; a note where it is hidden.
    var value: String
    /// The value's bytes, where they are not UTF-8.
    var valueBytes: [UInt8]?
    /// The whole line, where it is not name, colon, one space, value.
    var line: [UInt8]?
    /// Whether the value is a credential that was left out.
    var isHidden: Bool

    /// The lines of a block in their order.
    static func lines(of block: HeaderBlock, _ credentials: Credentials) -> [RecordLine] {
        block.bytes.withUnsafeReadableBytes { raw in
            block.fields.map { RecordLine($0, of: block, in: raw, credentials) }
        }
    }

    private init(
        _ field: HeaderField, of block: HeaderBlock, in raw: UnsafeRawBufferPointer, _ credentials: Credentials
    ) {
        let place = field.shownValue(in: raw)
        name = block.text(field.name)
        value = block.text(place)
        isHidden = credentials.hides(name)
        if isHidden {
            value = credentials.shown(value, of: name)
            return
        }
        // The value was left out before it came into this store.
        isHidden = Credentials.isMasked(value, of: name)
        let isPlain = Int(place.offset) == field.name.end + 2 && name.utf8.elementsEqual(raw[field.name.indices])
        if !isPlain {
            line = Array(raw[field.line.indices])
        } else if !value.utf8.elementsEqual(raw[place.indices]) {
            valueBytes = Array(raw[place.indices])
        }
    }

    /// Writes a pair, with a third element where there is more to say: `base64`, `line_base64`, `hidden`.
    func writePair(to writer: inout JSONWriter) {
        writer.array { writer in
            writer.string(name)
            writer.string(value)
            guard valueBytes != nil || line != nil || isHidden else { return }
            writer.object { writer in
                if let valueBytes {
                    writer.name("base64")
                    writer.string(Base64.encode(valueBytes))
                }
                if let line {
                    writer.name("line_base64")
                    writer.string(Base64.encode(line))
                }
                if isHidden {
                    writer.name("hidden")
                    writer.bool(true)
                }
            }
        }
    }

    /// Reads a pair.
    ///
    /// - Throws: `RecordError` that names the pair.
    init(pair: JSONValue, at member: String) throws(RecordError) {
        let elements = pair.elements
        guard elements.count >= 2, let name = elements[0].string, let value = elements[1].string else {
            throw RecordError(member, "expected a name and a value")
        }
        let more = elements.count > 2 ? elements[2] : nil
        self.name = name
        self.value = value
        valueBytes = try RecordBytes.base64(more?["base64"], at: member)
        line = try RecordBytes.base64(more?["line_base64"], at: member)
        isHidden = more?["hidden"]?.bool ?? false
        try check(at: member)
    }

    /// A line of a name and a value, or of its bytes.
    ///
    /// - Throws: `RecordError` where it would be none, or more than one; `member` is what it names.
    init(
        name: String, value: String, line: [UInt8]? = nil, isHidden: Bool = false, at member: String
    ) throws(RecordError) {
        self.name = name
        self.value = value
        self.line = line
        self.isHidden = isHidden
        try check(at: member)
    }

    /// Anybody may have written it: a line end in it would begin another line.
    private func check(at member: String) throws(RecordError) {
        let bytes = bytes
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            bytes[..<colon].allSatisfy(RestoredHead.isToken),
            !bytes.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D })
        else { throw RecordError(member, "expected a header line, without NUL and line ends in it") }
    }

    /// The line's bytes without its end.
    var bytes: [UInt8] {
        line ?? Array(name.utf8) + [UInt8(ascii: ":"), UInt8(ascii: " ")] + (valueBytes ?? Array(value.utf8))
    }
}
