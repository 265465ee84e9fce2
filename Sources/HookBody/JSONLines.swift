package import HookModel

/// The lines of a body of JSON texts, one a line (NDJSON, JSON Lines); empty lines are left out.
package struct JSONLines: Sequence, IteratorProtocol {
    /// A line without its end.
    package struct Line {
        /// Its number, from 1.
        package let number: Int
        /// What stands in it.
        package let bytes: UnsafeRawBufferPointer
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var number = 0

    /// Begins with the first line.
    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The next line that is not empty; nil after the last.
    package mutating func next() -> Line? {
        while offset < bytes.count {
            let rest = bytes[offset...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
            offset = end + 1
            number += 1
            let isEmpty = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            if !isEmpty { return Line(number: number, bytes: line) }
        }
        return nil
    }

    /// Whether a body is JSON texts, one a line: its media type says so, or no type says JSON and it looks like it.
    package static func isBody(_ bytes: UnsafeRawBufferPointer, _ head: RequestHead) -> Bool {
        if MediaType.saysJSONLines(head) { return bytes.contains { $0 > 0x20 } }
        return !MediaType.saysJSON(head) && !MediaType.saysForm(head) && looksLike(bytes)
    }

    /// Whether it is several JSON objects or arrays, one a line, that is: more than one line begins like one.
    private static func looksLike(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var lines = JSONLines(bytes)
        guard let first = lines.next(), let second = lines.next() else { return false }
        return [first, second].allSatisfy { line in
            guard let start = line.bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
            guard start == UInt8(ascii: "{") || start == UInt8(ascii: "[") else { return false }
            if case .json = BodyText(reading: line.bytes) { return true }
            return false
        }
    }
}
