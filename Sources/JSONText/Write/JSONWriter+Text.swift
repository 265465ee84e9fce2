extension JSONWriter {
    mutating func appendQuoted(_ text: String) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendQuoted($0) }
        if done == nil {
            var text = text
            text.withUTF8 { appendQuoted($0) }
        }
    }

    /// Copies runs that need no escape whole.
    mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        if let base = text.baseAddress {
            var run = 0
            var index = 0
            while index < text.count {
                let byte = base[index]
                if byte >= 0x80 {
                    if let length = UTF8Sequence.length(at: base + index, available: text.count - index) {
                        index += length
                        continue
                    }
                } else if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(start: base + run, count: index - run))
                appendEscape(byte)
                index += 1
                run = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(start: base + run, count: index - run))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func appendInteger(_ value: some FixedWidthInteger) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
            var index = buffer.count
            var rest = value.magnitude
            repeat {
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
                index -= 1
                buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder)
                rest = quotient
            } while rest != 0
            if value < 0 {
                index -= 1
                buffer[index] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[index...]))
        }
    }

    /// A byte above 0x7F comes here only when it is not part of well-formed UTF-8.
    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case 0x80...:
            for unit in UTF8.encodedReplacementCharacter { bytes.append(unit) }
            return
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): appendBackslash(byte)
        case 0x08: appendBackslash(UInt8(ascii: "b"))
        case 0x09: appendBackslash(UInt8(ascii: "t"))
        case 0x0A: appendBackslash(UInt8(ascii: "n"))
        case 0x0C: appendBackslash(UInt8(ascii: "f"))
        case 0x0D: appendBackslash(UInt8(ascii: "r"))
        default:
            appendBackslash(UInt8(ascii: "u"))
            bytes.append(UInt8(ascii: "0"))
            bytes.append(UInt8(ascii: "0"))
            bytes.append(Self.hexDigit(byte >> 4))
            bytes.append(Self.hexDigit(byte & 15))
        }
    }

    private mutating func appendBackslash(_ letter: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(letter)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
