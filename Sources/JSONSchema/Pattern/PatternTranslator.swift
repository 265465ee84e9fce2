/// Reads a pattern as ECMA-262 (2024) does under its `u` flag, and writes it as PCRE2 reads it.
///
/// Everything is checked here, so that what PCRE2 knows and ECMA-262 does not is refused. JSON Schema only recommends
/// Unicode mode, and many schemas were written without it. What its strictness forbids is taken all the same where
/// every dialect that takes it understands the same: escaped punctuation (`\-`, `\_`, `\@`), a hyphen behind a class
/// (`[\w-.]`), and braces that hold no count (`/users/{id}`). A lone `]` is refused, because it is how `[[:alpha:]]`
/// ends, which elsewhere means something else; and so are `{,5}` and `{ 5}`, which some dialects count by. The format
/// `regex` follows the same rules: what can be used as a pattern is one. Of ECMA-262 (2025) a name may be given to
/// several groups if they are alternatives of each other.
struct PatternTranslator {
    struct Frame {
        let group: Int
        /// The alternatives that are read already, and the one that is being read.
        var finished: PatternMeasure?
        var current = PatternMeasure()
        var alternative = 0
        var allOfOneLength = true
        var isAnchored = true
        var hasTerms = false
        var waiting: [WaitingRepetition] = []
    }

    let source: [Unicode.Scalar]
    var position = 0
    var text = PatternText()
    var frames = [Frame(group: 0)]
    var groups = [PatternGroup(kind: .root, parent: 0, alternative: 0, start: 0)]
    /// The groups that capture, by number from 1, and those that have a name.
    var captures: [Int] = []
    var names: [[Unicode.Scalar]: [Int]] = [:]
    var references: [BackReference] = []
    /// Where the groups that are open begin in the text.
    var openings: [Int] = []
    var namedGroups = 0
    var classWeight = 1
    var unsupported: PatternError?

    private init(_ pattern: String) {
        source = Array(pattern.unicodeScalars)
    }

    /// Reads a pattern; throws where it is none.
    static func translate(_ pattern: String) throws(PatternError) -> TranslatedPattern {
        guard pattern.utf8.count <= PatternLimits.length * 4, pattern.unicodeScalars.count <= PatternLimits.length
        else {
            throw PatternError(
                message: "patterns are supported up to \(PatternLimits.length) characters", offset: PatternLimits.length
            )
        }
        var translator = PatternTranslator(pattern)
        return try translator.run()
    }

    private mutating func run() throws(PatternError) -> TranslatedPattern {
        // Each attempt to match passes here first.
        text.appendCheckpoint()
        while position < source.count {
            text.note(source: position)
            try readTerm()
        }
        guard frames.count == 1 else {
            throw PatternError(
                message: "the group that opens here is not closed; write \\( for the character",
                offset: groups[frames[frames.count - 1].group].start)
        }
        finishAlternative()
        let root = frames[0]
        let measure = root.finished ?? PatternMeasure()
        let referred = try resolveReferences()
        checkSize(measure)
        return TranslatedPattern(
            text: text, measure: measure, captures: references.isEmpty ? 0 : captures.count, referred: referred,
            isAnchored: root.isAnchored, classWeight: classWeight, unsupported: unsupported)
    }

    private mutating func readTerm() throws(PatternError) {
        let scalar = source[position]
        let start = position
        position += 1
        switch scalar {
        case "|":
            finishAlternative()
            text.append("|")
        case "(": try openGroup()
        case ")": try closeGroup()
        case "^": assertion("^")
        case "$": assertion("$")
        case ".":
            try character(of: CodePointSet.lineTerminators.complement) {
                $0.append("[^")
                $0.append(.lineTerminators)
                $0.append("]")
            }
        case "[": try readClass()
        case "\\": try readEscape()
        case "*", "+", "?": throw nothingToRepeat(at: start)
        case "{" where peek().map(Self.mayBeginCount) ?? false: throw nothingToRepeat(at: start)
        case "]": throw loneBracket(at: start)
        default: try character(scalar)
        }
    }

    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < source.count ? source[position + distance] : nil
    }

    /// Moves on if this is what comes next.
    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard peek() == expected else { return false }
        position += 1
        return true
    }

    mutating func assertion(_ native: StaticString) {
        if !frames[frames.count - 1].hasTerms {
            frames[frames.count - 1].hasTerms = true
            if native.utf8Start.pointee != UInt8(ascii: "^") { frames[frames.count - 1].isAnchored = false }
        }
        if native.utf8Start.pointee == UInt8(ascii: "$") { settleAtEnd() } else { settle() }
        text.append(native)
        frames[frames.count - 1].current.append(PatternMeasure(elements: 1, work: 1))
    }

    /// Writes something that matches one character of a set, if that is known, and the repetition that follows it.
    mutating func character(
        of set: CodePointSet?, weight: Int = 1, _ write: (inout PatternText) -> Void
    ) throws(PatternError) {
        let start = text.count
        write(&text)
        classWeight = max(classWeight, weight)
        try finishTerm(.character(weight: weight), from: start, set: set)
    }

    mutating func character(_ scalar: Unicode.Scalar) throws(PatternError) {
        try character(of: CodePointSet([scalar.value...scalar.value])) { $0.append(literal: scalar) }
    }

    mutating func finishAlternative() {
        settle()
        let last = frames.count - 1
        let current = frames[last].current
        if !current.isOfOneLength { frames[last].allOfOneLength = false }
        if !frames[last].hasTerms { frames[last].isAnchored = false }
        if var finished = frames[last].finished {
            finished.addAlternative(current)
            frames[last].finished = finished
        } else {
            frames[last].finished = current
        }
        frames[last].current = PatternMeasure()
        frames[last].hasTerms = false
        frames[last].alternative += 1
    }

    /// Only the first reason is kept.
    mutating func refuse(_ message: String, at offset: Int) {
        if unsupported == nil { unsupported = PatternError(message: message, offset: offset) }
    }

    private mutating func checkSize(_ measure: PatternMeasure) {
        if measure.elements > PatternLimits.elements {
            refuse("the pattern is too large when its repeated groups are written out; repeat less", at: 0)
        }
        if measure.work > PatternLimits.work {
            refuse("the pattern needs texts that are too long; repeat less", at: 0)
        }
    }
}
