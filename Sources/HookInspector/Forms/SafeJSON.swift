internal import HookModel
internal import NIOCore

/// Makes JSON harmless where it is shown without being parsed, such as curl's output on a terminal.
///
/// Characters that `SafeText` escapes become `\u` escapes of JSON (RFC 8259, section 7), so every parser still reads the
/// same values. JSON has such characters only inside strings.
enum SafeJSON {
    /// The same JSON with escapes.
    ///
    /// Well-formed UTF-8 is expected; anything else becomes U+FFFD.
    static func escape(_ json: [UInt8]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(json.count + 1)
        // Most JSON is ASCII without DEL, and is left alone.
        guard json.contains(where: { $0 >= 0x7F }) else {
            buffer.writeBytes(json)
            return buffer
        }
        var decoder = UTF8.ForwardParser()
        var bytes = json.makeIterator()
        while true {
            switch decoder.parseScalar(from: &bytes) {
            case .valid(let encoded):
                let scalar = UTF8.decode(encoded)
                if scalar.value < 0x7F || SafeText.isHarmless(scalar) {
                    buffer.writeBytes(encoded)
                } else {
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { write(unit, to: &buffer) }
                }
            case .error: buffer.writeBytes(UTF8.encodedReplacementCharacter)
            case .emptyInput: return buffer
            }
        }
    }

    private static func write(_ unit: UInt16, to buffer: inout ByteBuffer) {
        let digits = String(unit, radix: 16)
        buffer.writeString("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
}
