internal import HookProviders

/// Writes form parameters again as another writer would have written them.
enum FormRewrite: Sendable {
    case plusToPercent
    case percentToPlus
    case lowerHex
    case upperHex
    /// The serializer of browsers (WHATWG URL, section 5.2), and of Java.
    case browser
    /// What RFC 3986 leaves unreserved stands for itself, a space is `%20`.
    case strict
    /// The same with `+` for a space, as Python's `urlencode` has it.
    case plus

    /// The text rewritten, in one pass.
    func apply(to text: UnsafeRawBufferPointer) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 64)
        var index = 0
        var isValue = false
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "=") && !isValue {
                isValue = byte == UInt8(ascii: "=")
                out.append(byte)
                index += 1
                continue
            }
            let value = FormRewrite.percent(text, index)
            write(value ?? (byte == UInt8(ascii: "+") ? 0x20 : byte), text, index, isEscaped: value != nil, to: &out)
            index += value == nil ? 1 : 3
        }
        return out
    }

    private func write(
        _ value: UInt8, _ text: UnsafeRawBufferPointer, _ index: Int, isEscaped: Bool, to out: inout [UInt8]
    ) {
        switch self {
        case .plusToPercent where value == 0x20 && !isEscaped, .strict where value == 0x20:
            FormRewrite.escape(0x20, isUpper: true, to: &out)
        case .percentToPlus where value == 0x20, .browser where value == 0x20, .plus where value == 0x20:
            out.append(UInt8(ascii: "+"))
        case .lowerHex where isEscaped: FormRewrite.escape(value, isUpper: false, to: &out)
        case .upperHex where isEscaped: FormRewrite.escape(value, isUpper: true, to: &out)
        case .plusToPercent, .percentToPlus, .lowerHex, .upperHex:
            out.append(contentsOf: text[index..<(index + (isEscaped ? 3 : 1))])
        case .browser, .strict, .plus:
            if isFree(value) { out.append(value) } else { FormRewrite.escape(value, isUpper: true, to: &out) }
        }
    }

    private func isFree(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        case UInt8(ascii: "*"): self == .browser
        case UInt8(ascii: "~"): self != .browser
        default: false
        }
    }

    private static func escape(_ byte: UInt8, isUpper: Bool, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
            out.append(digit < 10 ? 0x30 + digit : (isUpper ? 0x41 : 0x61) + digit - 10)
        }
    }

    /// The byte that `%41` at a place writes.
    private static func percent(_ text: UnsafeRawBufferPointer, _ index: Int) -> UInt8? {
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count, let high = digit(text[index + 1]),
            let low = digit(text[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
