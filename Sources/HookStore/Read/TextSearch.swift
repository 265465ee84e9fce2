internal import HookModel

/// A text to look for in bytes, ASCII case aside, made ready once: Horspool's search, which does not look at most bytes.
struct TextSearch {
    /// The text in lower case.
    private let text: [UInt8]
    /// By how much to go on after a byte that stands under the text's end.
    private let steps: [Int]

    /// Makes a search; nil for an empty text, which is in everything.
    init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text.utf8.map(HeaderName.fold)
        let last = self.text.count - 1
        var steps = [Int](repeating: last + 1, count: 256)
        for (place, byte) in self.text.dropLast().enumerated() {
            steps[Int(byte)] = last - place
            if byte &- 0x61 < 26 { steps[Int(byte & ~0x20)] = last - place }
        }
        self.steps = steps
    }

    /// The text's length in bytes.
    var count: Int { text.count }

    /// Whether the bytes hold the text.
    func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        text.withUnsafeBufferPointer { text in
            steps.withUnsafeBufferPointer { steps in
                let last = text.count - 1
                let end = bytes.count
                var place = last
                while place < end {
                    let byte = bytes[place]
                    if HeaderName.fold(byte) == text[last] {
                        var back = 1
                        while back <= last, HeaderName.fold(bytes[place - back]) == text[last - back] { back += 1 }
                        if back > last { return true }
                    }
                    place += steps[Int(byte)]
                }
                return false
            }
        }
    }
}
