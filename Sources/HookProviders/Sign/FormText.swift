internal import JSONText

/// Form bodies (`application/x-www-form-urlencoded`) as senders write them.
package enum FormText {
    /// Parameters in their order, spaces as `+`.
    package static func encode(_ parameters: [(name: String, value: String)]) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in parameters {
            if !body.isEmpty { body.append(UInt8(ascii: "&")) }
            body += escape(name) + [UInt8(ascii: "=")] + escape(value)
        }
        return body
    }

    /// The members of a JSON object as parameters: strings as they are, everything else as JSON.
    static func encode(_ object: JSONValue) -> [UInt8] {
        encode(object.members.map { ($0.name, $0.value.string ?? $0.value.text) })
    }

    /// A body with one parameter set: in the place of those of its name, at the end where there is none.
    static func setting(_ name: String, to value: String, in body: [UInt8]) -> [UInt8] {
        let start = escape(name) + [UInt8(ascii: "=")]
        var others = body.split(separator: UInt8(ascii: "&")).filter { !$0.starts(with: start) }
        others.append((start + escape(value))[...])
        return Array(others.joined(separator: [UInt8(ascii: "&")]))
    }

    private static func escape(_ text: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
            case 0x20: bytes.append(UInt8(ascii: "+"))
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return bytes
    }
}
