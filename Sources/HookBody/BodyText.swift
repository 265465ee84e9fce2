package import JSONText

/// A request's body as the judging stages see it.
package enum BodyText {
    /// It was not read as JSON, because nothing says that it is.
    case other
    /// It is JSON.
    case json(JSONText)
    /// It should be JSON, or begins like it, and is not.
    case broken(JSONSyntaxError)

    /// Reads a body when its `Content-Type` says JSON, or when it begins like an object or an array.
    ///
    /// The bytes are lent: the result is valid only while they are.
    package init(_ bytes: UnsafeRawBufferPointer, saysJSON: Bool) {
        self = saysJSON || BodyText.beginsLikeJSON(bytes) ? BodyText(reading: bytes) : .other
    }

    /// Reads a body as JSON whatever it looks like.
    package init(reading bytes: UnsafeRawBufferPointer) {
        do {
            self = .json(try JSONText(scanning: bytes))
        } catch {
            self = .broken(error)
        }
    }

    private static func beginsLikeJSON(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for byte in bytes {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): return true
            default: return false
            }
        }
        return false
    }
}
