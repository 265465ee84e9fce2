/// The grammar of `Host`: a host and an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2.2).
enum HostRule {
    /// Whether the value is well formed; an empty one is, for targets without an authority.
    static func allows(_ value: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        if value.first == UInt8(ascii: "[") {
            guard let end = value.firstIndex(of: UInt8(ascii: "]")), end > 1, value[1..<end].allSatisfy(isLiteral)
            else {
                return false
            }
            index = end + 1
        } else {
            while index < value.count, ByteClass.isHostName(value[index]) {
                if value[index] == UInt8(ascii: "%") {
                    guard index + 2 < value.count, ByteClass.hexValue(value[index + 1]) != nil,
                        ByteClass.hexValue(value[index + 2]) != nil
                    else { return false }
                }
                index += 1
            }
        }
        guard index < value.count else { return true }
        return value[index] == UInt8(ascii: ":") && value[(index + 1)...].allSatisfy(ByteClass.isDigit)
            && value.count - index <= 6
    }

    /// A byte of an IPv6 address or of a future literal such as `v1.x`.
    private static func isLiteral(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || (byte != UInt8(ascii: "%") && ByteClass.isHostName(byte))
    }
}
