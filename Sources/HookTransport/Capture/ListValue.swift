/// Reads comma-separated header values (RFC 9110, section 5.6.1).
enum ListValue {
    /// Calls `body` with each element, white space around it removed; empty elements too.
    static func forEach(in value: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        var start = 0
        while start <= value.count {
            let comma = value[start...].firstIndex(of: UInt8(ascii: ",")) ?? value.count
            body(trimmed(UnsafeRawBufferPointer(rebasing: value[start..<comma])))
            start = comma + 1
        }
    }

    /// Whether the bytes are this word in lower case, their own case aside.
    static func isToken(_ value: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        guard value.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<value.count {
            let byte = value[index]
            let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if folded != word.utf8Start[index] { return false }
        }
        return true
    }

    private static func trimmed(_ value: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var first = 0
        var last = value.count
        while first < last, isSpace(value[first]) { first += 1 }
        while last > first, isSpace(value[last - 1]) { last -= 1 }
        return UnsafeRawBufferPointer(rebasing: value[first..<last])
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
