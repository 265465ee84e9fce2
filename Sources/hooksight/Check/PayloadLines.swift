import JSONText

/// The lines of NDJSON with their numbers, without those that are empty.
struct PayloadLines: Sequence, IteratorProtocol {
    private let bytes: UnsafeRawBufferPointer
    private var start = 0
    private var number = 0

    /// Lends the bytes, which must outlive the sequence.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether a text whose name does not tell has a payload in each line: its first line is one, and there is more.
    static func areIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var lines = PayloadLines(bytes)
        guard let first = lines.next(), lines.next() != nil else { return false }
        return (try? JSONText(scanning: first.line)) != nil
    }

    mutating func next() -> (number: Int, line: UnsafeRawBufferPointer)? {
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            start = end + 1
            number += 1
            if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return (number, line) }
        }
        return nil
    }
}
