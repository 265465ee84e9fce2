internal import HookBody
internal import JSONText

/// Puts other values into a form, after which all but the changed parameters is still what it was, byte for byte.
struct FormEdit {
    /// The form's parts between the `&`, as they came.
    private var parts: [(name: String, bytes: [UInt8])] = []

    init(_ form: UnsafeRawBufferPointer) {
        for part in form.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != UInt8(ascii: "=") }
            let parameters = FormParameters(UnsafeRawBufferPointer(rebasing: part))
            var decoded = String(decoding: name, as: UTF8.self)
            parameters?.forEach { name, _, _ in decoded = String(decoding: name, as: UTF8.self) }
            parts.append((decoded, Array(part)))
        }
    }

    /// The form as it is now.
    var bytes: [UInt8] { Array(parts.map(\.bytes).joined(separator: [UInt8(ascii: "&")])) }

    /// Gives a name these values: its parameters in their order, further ones at the end; surplus ones go.
    mutating func set(_ name: String, to values: [String]) {
        var rest = values[...]
        var kept: [(name: String, bytes: [UInt8])] = []
        for part in parts {
            if part.name != name {
                kept.append(part)
            } else if let value = rest.popFirst() {
                kept.append((name, FormEdit.part(name, value)))
            }
        }
        parts = kept
        // A form without parameters has one empty part.
        if !rest.isEmpty, parts.count == 1, parts[0].bytes.isEmpty { parts = [] }
        for value in rest { parts.append((name, FormEdit.part(name, value))) }
    }

    private static func part(_ name: String, _ value: String) -> [UInt8] {
        encoded(name) + [UInt8(ascii: "=")] + encoded(value)
    }

    /// As the URL standard writes forms (WHATWG URL, section 5.2).
    private static func encoded(_ text: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x20: [UInt8(ascii: "+")]
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
