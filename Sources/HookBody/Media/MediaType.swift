package import HookModel
internal import NIOCore

/// What a `Content-Type` header says.
package enum MediaType {
    private static let contentType: HeaderName = "Content-Type"

    /// Whether a request says that its body is JSON: `application/json`, `text/json` or a `+json` type (RFC 6839),
    /// parameters aside.
    package static func saysJSON(_ head: RequestHead) -> Bool {
        head.block.bytes.withUnsafeReadableBytes { raw in
            guard let type = type(HeaderLines(head.block, in: raw)) else { return false }
            return matches(type, "application/json") || matches(type, "text/json") || ends(type, "+json")
        }
    }

    /// Whether a request says that its body is JSON texts, one a line; none of these types is registered, all are in use.
    package static func saysJSONLines(_ head: RequestHead) -> Bool {
        head.block.bytes.withUnsafeReadableBytes { raw in
            guard let type = type(HeaderLines(head.block, in: raw)), type.count >= 10 else { return false }
            return matches(type, "application/x-ndjson") || matches(type, "application/ndjson")
                || matches(type, "application/jsonl") || matches(type, "application/x-jsonlines")
                || matches(type, "application/jsonlines") || matches(type, "text/x-ndjson")
        }
    }

    /// Whether a request says that its body is `application/x-www-form-urlencoded`, parameters aside.
    package static func saysForm(_ head: RequestHead) -> Bool {
        head.block.bytes.withUnsafeReadableBytes { saysForm(HeaderLines(head.block, in: $0)) }
    }

    /// Whether a request's media type is this one, given in lower case; parameters aside.
    package static func isType(_ name: String, of lines: HeaderLines) -> Bool {
        guard let type = type(lines), type.count == name.utf8.count else { return false }
        return zip(type, name.utf8).allSatisfy { HeaderName.fold($0) == $1 }
    }

    /// Whether header lines say that the body is `application/x-www-form-urlencoded`, parameters aside.
    package static func saysForm(_ lines: HeaderLines) -> Bool {
        type(lines).map { matches($0, "application/x-www-form-urlencoded") } ?? false
    }

    /// Whether a request says that its body is `multipart/` something (RFC 2046, section 5.1).
    package static func saysMultipart(_ head: RequestHead) -> Bool {
        head.block.bytes.withUnsafeReadableBytes { raw in
            type(HeaderLines(head.block, in: raw)).map {
                $0.count >= 10 && matches(UnsafeRawBufferPointer(rebasing: $0[..<10]), "multipart/")
            }
                ?? false
        }
    }

    /// A request's media type with its parameters; nil where it names none.
    package static func value(_ head: RequestHead) -> ParameterizedValue? {
        head.block.bytes.withUnsafeReadableBytes { raw in
            HeaderLines(head.block, in: raw).first(contentType).map { ParameterizedValue($0) }
        }
    }

    private static func type(_ lines: HeaderLines) -> UnsafeRawBufferPointer? {
        guard let value = lines.first(contentType) else { return nil }
        let end = value.firstIndex { $0 == UInt8(ascii: ";") || $0 == 0x20 || $0 == 0x09 } ?? value.count
        return UnsafeRawBufferPointer(rebasing: value[..<end])
    }

    private static func matches(_ type: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        type.count == word.utf8CodeUnitCount && ends(type, word)
    }

    private static func ends(_ type: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard type.count >= count else { return false }
        let start = type.count - count
        for index in 0..<count where HeaderName.fold(type[start + index]) != word.utf8Start[index] { return false }
        return true
    }
}
