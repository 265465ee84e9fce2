/// Undoes, or does, what happens when text is read in another character set than it was written in.
enum CharsetChange: Sendable {
    /// Each character is one byte of Latin-1.
    case latin1
    /// Each character is one byte of Windows-1252.
    case windows1252
    /// Each byte is read as Latin-1 and written as UTF-8.
    case doubled

    /// The text changed; nil where it is ASCII, or cannot be written so.
    func apply(to text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard text.contains(where: { $0 >= 0x80 }) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 64)
        if self == .doubled {
            for byte in text {
                if byte < 0x80 {
                    out.append(byte)
                } else {
                    out.append(0xC0 | byte >> 6)
                    out.append(0x80 | byte & 0x3F)
                }
            }
            return out
        }
        var parser = UTF8.ForwardParser()
        var bytes = text.makeIterator()
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let encoded):
                guard let byte = byte(UTF8.decode(encoded).value) else { return nil }
                out.append(byte)
            case .emptyInput: return out
            case .error: return nil
            }
        }
    }

    private func byte(_ value: UInt32) -> UInt8? {
        if let place = self == .windows1252 ? CharsetChange.upper.firstIndex(of: value) : nil {
            return 0x80 + UInt8(place)
        }
        return UInt8(exactly: value)
    }

    /// What the bytes from 0x80 to 0x9F are in Windows-1252; those that it leaves out stand for themselves.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
