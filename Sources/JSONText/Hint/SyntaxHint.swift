/// What the sender of a text that is not JSON probably did, guessed from the place where reading stopped.
///
/// Nothing here runs before there is an error, and no guess looks further than `reach` bytes to either side. A wrong
/// guess is worse than none: each asks for more than the byte that was found.
struct SyntaxHint {
    let bytes: UnsafeRawBufferPointer
    let problem: SyntaxProblem
    let offset: Int
    /// Where the text begins behind white space; its end where there is nothing else.
    let start: Int

    /// The most bytes that a guess looks at in one direction.
    static let reach = 4096

    /// The hint beside an error as a phrase, cause first, then what to write instead; nil where there is no good guess.
    static func text(_ problem: SyntaxProblem, at offset: Int, in bytes: UnsafeRawBufferPointer) -> String? {
        switch problem {
        case .depth, .size: nil
        default: SyntaxHint(problem, at: offset, in: bytes).guess
        }
    }

    private init(_ problem: SyntaxProblem, at offset: Int, in bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        self.problem = problem
        self.offset = offset
        var start = 0
        while start < bytes.count, SyntaxHint.isSpace(bytes[start]) { start += 1 }
        self.start = start
    }

    /// What the whole text is comes before what stands at the place.
    private var guess: String? {
        if start == bytes.count { return bytes.isEmpty ? "the text is empty" : "the text is nothing but white space" }
        if let whole = encodingOfAll ?? otherContent { return whole }
        if let cut = cutOff { return cut }
        switch problem {
        case .encoding: return otherCharset
        case .controlCharacter: return rawControlCharacter
        case .escape: return wrongEscape
        default: break
        }
        return comment ?? quotes ?? number ?? invisible ?? atValue ?? atName ?? separator ?? behindText
    }

    /// Whether a value was expected.
    var expectsValue: Bool { problem == .value || problem == .literal }

    /// Whether a member name was expected.
    var expectsName: Bool { problem == .name || problem == .nameOrObjectEnd }
}

// MARK: - Looking around

extension SyntaxHint {
    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// What stands where reading stopped.
    var found: UInt8? { byte(offset) }

    /// Whether an ASCII text stands at a place.
    func has(_ text: StaticString, at index: Int, ignoringCase: Bool = false) -> Bool {
        guard index >= 0, bytes.count - index >= text.utf8CodeUnitCount else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { place in
            let (here, wanted) = (bytes[index + place], text.utf8Start[place])
            return here == wanted || (ignoringCase && SyntaxHint.isLetter(here) && here | 0x20 == wanted | 0x20)
        }
    }

    /// Whether an ASCII text stands anywhere in the bytes from a place on.
    func contains(_ text: StaticString, from index: Int, within count: Int, ignoringCase: Bool = false) -> Bool {
        (index..<max(index, min(bytes.count, index + count))).contains { has(text, at: $0, ignoringCase: ignoringCase) }
    }

    /// The next place from here on that holds no white space; the end where there is none.
    func next(_ index: Int) -> Int {
        var index = index
        let end = min(bytes.count, index + SyntaxHint.reach)
        while index < end, SyntaxHint.isSpace(bytes[index]) { index += 1 }
        return index
    }

    /// The last place before this one that holds no white space; nil where there is none.
    func previous(_ index: Int) -> Int? {
        var index = index - 1
        let end = max(-1, index - SyntaxHint.reach)
        while index > end, SyntaxHint.isSpace(bytes[index]) { index -= 1 }
        return index > end ? index : nil
    }

    /// The letters, digits, `_` and `$` from a place on, at most 64 of them; empty where a digit or none stands.
    func word(_ index: Int) -> String {
        guard let first = byte(index), SyntaxHint.isLetter(first) || first == 0x5F || first == 0x24 else { return "" }
        let end = bytes[index...].prefix(64).firstIndex { !SyntaxHint.isWord($0) } ?? min(bytes.count, index + 64)
        return String(decoding: bytes[index..<end], as: UTF8.self)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F || byte == 0x24 }
}
