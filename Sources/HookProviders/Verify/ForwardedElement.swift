internal import HookModel

/// The first element of a `Forwarded` header (RFC 7239, section 4).
struct ForwardedElement {
    private(set) var proto: [UInt8]?
    private(set) var host: [UInt8]?

    init(_ text: UnsafeRawBufferPointer) {
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: ",") {
            let name = ForwardedElement.token(text, &index)
            guard index < text.count, text[index] == UInt8(ascii: "=") else {
                index += index < text.count && text[index] != UInt8(ascii: ",") ? 1 : 0
                continue
            }
            index += 1
            let value = ForwardedElement.value(text, &index)
            let folded = name.map(HeaderName.fold)
            if folded.elementsEqual("proto".utf8), !value.isEmpty { proto = value }
            if folded.elementsEqual("host".utf8), !value.isEmpty { host = value }
        }
    }

    private static func token(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while index < text.count, !";,=\"".utf8.contains(text[index]) {
            if text[index] > 0x20 { bytes.append(text[index]) }
            index += 1
        }
        return bytes
    }

    /// A token or a quoted string.
    private static func value(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> [UInt8] {
        guard index < text.count, text[index] == UInt8(ascii: "\"") else { return token(text, &index) }
        var bytes: [UInt8] = []
        index += 1
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            if text[index] == UInt8(ascii: "\\"), index + 1 < text.count { index += 1 }
            bytes.append(text[index])
            index += 1
        }
        index += 1
        return bytes
    }
}
