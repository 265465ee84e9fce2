/// What a header line's name means for handing the line on.
enum ForwardedField {
    /// `Host`.
    case host
    /// `Content-Length`.
    case contentLength
    /// `Transfer-Encoding`.
    case transferEncoding
    /// Another field that is for one connection only.
    case oneConnection
    /// Describes the content to everybody who gets it (RFC 9110, section 8).
    case content
    /// One of Hooksight's own.
    case ours
    /// Any other.
    case other

    /// Finds the class of a name, case aside.
    init(_ name: UnsafeRawBufferPointer) {
        // By length first: most names of a request are none of these.
        let kind: ForwardedField? =
            switch name.count {
            case 2: ListValue.isToken(name, "te") ? .oneConnection : nil
            case 4: ListValue.isToken(name, "host") ? .host : nil
            case 6: ListValue.isToken(name, "expect") ? .oneConnection : nil
            case 7: ListValue.isToken(name, "upgrade") || ListValue.isToken(name, "trailer") ? .oneConnection : nil
            case 10:
                ListValue.isToken(name, "connection") || ListValue.isToken(name, "keep-alive") ? .oneConnection : nil
            case 14: ListValue.isToken(name, "content-length") ? .contentLength : nil
            case 16: ListValue.isToken(name, "proxy-connection") ? .oneConnection : nil
            case 17: ListValue.isToken(name, "transfer-encoding") ? .transferEncoding : nil
            default: nil
            }
        if let kind {
            self = kind
        } else if name.count > 8, ListValue.isToken(UnsafeRawBufferPointer(rebasing: name[..<8]), "content-") {
            self = .content
        } else {
            self = ForwardedField.isOurs(name) ? .ours : .other
        }
    }

    /// Whether a name begins with `x-hooksight-`, an underscore as good as a hyphen.
    private static func isOurs(_ name: UnsafeRawBufferPointer) -> Bool {
        let prefix: StaticString = "x-hooksight-"
        guard name.count >= prefix.utf8CodeUnitCount else { return false }
        for index in 0..<prefix.utf8CodeUnitCount {
            let byte = name[index]
            let folded = byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : byte | 0x20
            if folded != prefix.utf8Start[index] { return false }
        }
        return true
    }
}
