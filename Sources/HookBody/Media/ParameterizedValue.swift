/// A header value with parameters behind it, such as `form-data; name="a"` (RFC 9110, section 5.6.6; RFC 2183).
package struct ParameterizedValue: Sendable {
    /// What stands before the first semicolon, without the white space around it.
    package let value: String
    /// Names in lower case and values without their quotes, in the order sent.
    private var parameters: [(name: String, value: [UInt8])] = []

    /// So many parameters are read.
    private static let limit = 32

    /// Reads a value; what is malformed is passed over.
    package init(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        var index = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        value = ParameterizedValue.text(bytes[..<index])
        while index < bytes.count, parameters.count < ParameterizedValue.limit {
            index += 1
            let nameEnd =
                bytes[index...].firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ";") } ?? bytes.count
            let name = ParameterizedValue.text(bytes[index..<nameEnd]).lowercased()
            index = nameEnd
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            let value = ParameterizedValue.value(in: bytes, at: &index)
            if !name.isEmpty { parameters.append((name, value)) }
        }
    }

    /// The bytes of the first parameter of a name, in lower case; nil where there is none.
    package func bytes(_ name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

    /// The first parameter of a name, in lower case, as text, bad UTF-8 replaced; nil where there is none.
    package subscript(name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// A parameter that names its charset (RFC 8187), such as `filename*`: UTF-8 and ISO 8859-1; nil for any other.
    package func extended(_ name: String) -> String? {
        guard let bytes = bytes(name + "*") else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var decoded: [UInt8] = []
        Array(parts[2]).withUnsafeBytes { coded in
            _ = FormCoding.decode(coded[...], into: &decoded, plusIsSpace: false)
        }
        switch String(decoding: parts[0], as: UTF8.self).lowercased() {
        case "utf-8": return String(decoding: decoded, as: UTF8.self)
        case "iso-8859-1": return String(decoding: decoded.withUnsafeBytes(Latin1.utf8), as: UTF8.self)
        default: return nil
        }
    }

    /// A token, or a string in quotes; `index` is at the `=`, and then at the next semicolon.
    private static func value(in bytes: [UInt8], at index: inout Int) -> [UInt8] {
        index += 1
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        var value: [UInt8] = []
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                // Of paths with backslashes, which some senders put here, none is lost.
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                    bytes[index + 1] == UInt8(ascii: "\"") || bytes[index + 1] == UInt8(ascii: "\\")
                {
                    index += 1
                }
                value.append(bytes[index])
                index += 1
            }
            index = bytes[index...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
            return value
        }
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        value += trimmed(bytes[index..<end])
        index = end
        return value
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: trimmed(bytes), as: UTF8.self) }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
