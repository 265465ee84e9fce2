internal import HookProviders

/// Undoes, or does, what happens when text is read in another character set than it was written in.
enum CharsetChange: Sendable {
    /// Each character is one byte of Latin-1.
    case latin1
    /// Each character is one byte of Windows-1252.
    case windows1252
    /// Each byte is read as Latin-1 and written as UTF-8.
    case doubled
    /// Each byte is read as Windows-1252 and written as UTF-8.
    case doubled1252
    /// UTF-16, the low byte first: .NET's Encoding.Unicode.
    case utf16
    /// UTF-16, the high byte first.
    case utf16BigEndian

    /// The text changed; nil where it is ASCII, or cannot be written so.
    func apply(to text: UnsafeRawBufferPointer) -> [UInt8]? {
        if self == .utf16 || self == .utf16BigEndian { return wide(text) }
        var out: [UInt8] = []
        var index = 0
        var run = 0
        while index < text.count {
            // What is ASCII stays, and is copied in runs.
            if text[index] < 0x80 {
                index += 1
                continue
            }
            out.append(contentsOf: text[run..<index])
            guard let length = change(text, at: index, to: &out) else { return nil }
            index += length
            run = index
        }
        if run == 0 { return nil }
        out.append(contentsOf: text[run...])
        return out
    }

    /// Appends what a character becomes; gives its length, nil where it becomes nothing.
    private func change(_ text: UnsafeRawBufferPointer, at index: Int, to out: inout [UInt8]) -> Int? {
        if self == .doubled {
            out.append(0xC0 | text[index] >> 6)
            out.append(0x80 | text[index] & 0x3F)
            return 1
        }
        if self == .doubled1252 {
            let byte = text[index]
            let value = byte < 0xA0 ? CharsetChange.upper[Int(byte) - 0x80] : UInt32(byte)
            guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { return nil }
            out.append(contentsOf: encoded)
            return 1
        }
        var parser = UTF8.ForwardParser()
        var bytes = text[index...].makeIterator()
        guard case .valid(let encoded) = parser.parseScalar(from: &bytes), let byte = byte(UTF8.decode(encoded).value)
        else { return nil }
        out.append(byte)
        return encoded.count
    }

    private func wide(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard let string = String(validating: text, as: UTF8.self) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 2)
        for unit in string.utf16 {
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
            out.append(self == .utf16 ? low : high)
            out.append(self == .utf16 ? high : low)
        }
        return out
    }

    /// The byte that stands for a character; nil where there is none.
    func byte(_ value: UInt32) -> UInt8? {
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
