/// Parameters in percent coding, as text.
enum EscapedForm {
    /// Whether bytes may show something else when they are decoded.
    static func hasCoding(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let backslash = UInt8(ascii: "\\")
        return ByteScan.contains(UInt8(ascii: "%"), or: UInt8(ascii: "+"), in: bytes)
            || ByteScan.contains(backslash, or: backslash, in: bytes)
    }

    /// Whether a form fits without its percent coding, or a value of it that is JSON without its escapes.
    ///
    /// - Parameters:
    ///   - form: The parameters.
    ///   - start: What stands before them, decoded.
    ///   - fits: Looks at each text.
    /// - Returns: Whether one of the texts fits.
    static func contains(
        _ form: UnsafeRawBufferPointer, after start: [UInt8], where fits: (UnsafeRawBufferPointer) -> Bool
    ) -> Bool {
        var decoded = start
        decoded.reserveCapacity(start.count + form.count)
        var index = 0
        while index < form.count {
            let end = form[index...].firstIndex(of: UInt8(ascii: "&")) ?? form.count
            let equals = form[index..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
            FormCoding.decode(form[index..<equals], into: &decoded)
            if equals < end {
                decoded.append(UInt8(ascii: "="))
                let value = FormCoding.decode(form[(equals + 1)..<end], into: &decoded)
                let isThere = decoded.withUnsafeBytes {
                    EscapedJSON.contains(UnsafeRawBufferPointer(rebasing: $0[value]), where: fits)
                }
                if isThere { return true }
            }
            if end < form.count { decoded.append(UInt8(ascii: "&")) }
            index = end + 1
        }
        return decoded.withUnsafeBytes(fits)
    }
}
