extension JSONPointer {
    /// Reads the form for URI fragments without its `#`, such as `/a%3Db` (RFC 6901, section 6).
    ///
    /// Nil where an escape is broken, or what it stands for is no pointer in UTF-8.
    public init?(fragment: some StringProtocol) {
        var bytes: [UInt8] = []
        var rest = fragment.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(EscapedText.hexValue),
                let low = rest.next().flatMap(EscapedText.hexValue)
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(parsing: text)
    }
}
