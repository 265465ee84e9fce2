/// A pattern in the syntax of PCRE2 while it is written, with what is decided only when all of it is known.
struct PatternText {
    private enum Mark {
        /// Where a search may be asked whether it has done enough.
        case checkpoint
        /// Behind a repetition that may turn out never to give back what it took.
        case possession(Bool)
        /// Just behind the parenthesis that opens a group that captures.
        case capture
        /// The named groups that are meant, by place in the translator's list of references.
        case reference(Int)
    }

    private(set) var bytes: [UInt8] = []
    private var marks: [(offset: Int, mark: Mark)] = []
    /// Which place of the text came from which of the pattern, for errors.
    private var origins: [(offset: Int, source: Int)] = []

    var count: Int { bytes.count }

    mutating func append(_ text: StaticString) {
        bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    mutating func append(_ text: String) {
        bytes += text.utf8
    }

    /// Repeats what was written last; it may hold no marks.
    mutating func append(copyFrom start: Int, to end: Int) {
        bytes += Array(bytes[start..<end])
    }

    /// A character that stands for itself, outside of classes or inside.
    mutating func append(literal scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(UInt8(scalar.value))
        case 0x21...0x7E: bytes += [0x5C, UInt8(scalar.value)]
        case 0x80...: bytes += Array(String(Character(scalar)).utf8)
        default: append("\\x{\(String(scalar.value, radix: 16))}")
        }
    }

    mutating func append(_ set: CodePointSet) {
        for range in set.ranges {
            append("\\x{\(String(range.lowerBound, radix: 16))}")
            if range.upperBound > range.lowerBound { append("-\\x{\(String(range.upperBound, radix: 16))}") }
        }
    }

    mutating func openCapture() {
        append("(")
        marks.append((count, .capture))
    }

    mutating func appendCheckpoint() {
        marks.append((count, .checkpoint))
    }

    var markCount: Int { marks.count }

    mutating func appendPossession() {
        marks.append((count, .possession(false)))
    }

    mutating func possess(_ repetitions: Range<Int>) {
        for index in repetitions { marks[index].mark = .possession(true) }
    }

    mutating func appendReference(_ index: Int) {
        marks.append((count, .reference(index)))
    }

    mutating func note(source: Int) {
        origins.append((count, source))
    }

    /// The text for PCRE2, and for each of its places that of the pattern.
    ///
    /// Groups capture only where something refers to them; of the groups of one name at most one has a text, and the
    /// others match nothing.
    func finished(captures: Bool, checkpoints: Bool, referring: (Int) -> [Int]) -> (text: [UInt8], source: (Int) -> Int)
    {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + marks.count * 5)
        var places: [(offset: Int, source: Int)] = []
        var next = 0
        var origin = 0
        func copy(to end: Int) {
            while origin < origins.count, origins[origin].offset < end {
                places.append((text.count + origins[origin].offset - next, origins[origin].source))
                origin += 1
            }
            text += bytes[next..<end]
            next = end
        }
        for (offset, mark) in marks {
            copy(to: offset)
            switch mark {
            case .checkpoint: if checkpoints { text += "(?C)".utf8 }
            case .possession(let isSure): if isSure { text += "+".utf8 }
            case .capture: if !captures { text += "?:".utf8 }
            case .reference(let index): text += referring(index).map { "\\g{\($0)}" }.joined().utf8
            }
        }
        copy(to: bytes.count)
        return (text, { offset in places.last { $0.offset < offset }?.source ?? 0 })
    }
}
