internal import HookCrypto
internal import JSONText

/// Bytes in JSON: as text where they are UTF-8, else in base64.
enum RecordBytes {
    /// Writes a member with the text, or another one with the base64.
    static func write(
        _ bytes: UnsafeRawBufferPointer, text: StaticString, base64: StaticString, to writer: inout JSONWriter
    ) {
        if String(validating: bytes, as: UTF8.self) != nil {
            writer.name(text)
            writer.string(utf8: bytes)
        } else {
            writer.name(base64)
            writer.string(Base64.encode(bytes))
        }
    }

    /// The base64 of some bytes.
    static func base64(_ bytes: UnsafeRawBufferPointer) -> String { Base64.encode(bytes) }

    /// The bytes of two members of which one is there; nil where neither is.
    ///
    /// - Throws: `RecordError` where the base64 is none.
    static func read(text: JSONValue?, base64: JSONValue?, at member: String) throws(RecordError) -> [UInt8]? {
        if let bytes = try RecordBytes.base64(base64, at: member) { return bytes }
        return text?.string.map { Array($0.utf8) }
    }

    /// What a string says in base64; nil where there is none.
    ///
    /// - Throws: `RecordError` where it is none.
    static func base64(_ value: JSONValue?, at member: String) throws(RecordError) -> [UInt8]? {
        guard let value, !value.isNull else { return nil }
        guard var text = value.string,
            let bytes = text.withUTF8({ Base64.decode(UnsafeRawBufferPointer($0), padding: .optional) })
        else { throw RecordError(member, "expected base64") }
        return bytes
    }
}
