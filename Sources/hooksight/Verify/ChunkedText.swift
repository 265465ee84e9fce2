/// Bodies in chunks (RFC 9112, section 7.1), as a file of a whole request may hold them.
enum ChunkedText {
    /// The bytes in the chunks; nil when they are not whole.
    ///
    /// Extensions and trailers are passed over.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var body: [UInt8] = []
        var rest = text
        while let (line, next) = line(rest) {
            let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
            guard (1...15).contains(digits.count), let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
                size >= 0
            else { return nil }
            if size == 0 { return body }
            guard next.count > size else { return nil }
            body += next.prefix(size)
            guard let (end, after) = self.line(next.dropFirst(size)), end.isEmpty else { return nil }
            rest = after
        }
        return nil
    }

    private static func line(_ text: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard let feed = text.firstIndex(of: 0x0A) else { return nil }
        let line = text[..<feed]
        return (line.last == 0x0D ? line.dropLast() : line, text[(feed + 1)...])
    }
}
