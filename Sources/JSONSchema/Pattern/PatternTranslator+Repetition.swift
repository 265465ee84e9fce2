extension PatternTranslator {
    /// Reads the repetition behind a term that can be repeated, and adds the term to its alternative.
    ///
    /// The set are the characters that it matches one of, where that is known.
    mutating func finishTerm(
        _ measure: PatternMeasure, from start: Int, group: Int? = nil, set: CodePointSet? = nil
    ) throws(PatternError) {
        let last = frames.count - 1
        if !frames[last].hasTerms {
            frames[last].hasTerms = true
            frames[last].isAnchored = false
        }
        let offset = position
        let end = text.count
        guard let count = try readCount() else {
            settle(before: set, isOptional: false)
            frames[last].current.append(measure)
            if let group, groups[group].alternatives > 1 { text.appendCheckpoint() }
            return
        }
        let isLazy = take("?")
        if let group { groups[group].count = count }
        settle(before: set, isOptional: count.minimum == 0)
        let marks = write(count, isLazy: isLazy, of: start..<end, isGroup: group != nil, offset: offset)
        var repeated = measure.repeated(count, isGroup: group != nil)
        if group == nil, measure.shortest == 1, !isLazy, !count.isFixed {
            wait(for: WaitingRepetition(set: set, marks: marks, choices: repeated.choices))
            repeated.choices = SIMD8(repeating: 1)
        }
        frames[last].current.append(repeated)
        text.appendCheckpoint()
    }

    private mutating func readCount() throws(PatternError) -> PatternCount? {
        switch peek() {
        case "*":
            position += 1
            return PatternCount(minimum: 0, maximum: nil)
        case "+":
            position += 1
            return PatternCount(minimum: 1, maximum: nil)
        case "?":
            position += 1
            return PatternCount(minimum: 0, maximum: 1)
        case "{" where peek(1).map(Self.mayBeginCount) ?? false: return try readBraces()
        default: return nil
        }
    }

    /// What some dialect reads as a count behind a brace.
    static func mayBeginCount(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "," || scalar == " " || isDigit(scalar)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private mutating func readBraces() throws(PatternError) -> PatternCount {
        let start = position
        position += 1
        let minimum = readNumber()
        var maximum = minimum
        if minimum != nil, take(",") { maximum = readNumber() }
        guard let minimum, take("}") else {
            throw PatternError(
                message: "expected a count such as {2}, {2,} or {2,5}; write \\{ for the character", offset: start)
        }
        if let maximum, maximum < minimum {
            throw PatternError(message: "the numbers of this repetition are in the wrong order", offset: start)
        }
        return PatternCount(minimum: minimum, maximum: maximum)
    }

    /// Reads digits; numbers beyond every limit are taken as the largest one.
    private mutating func readNumber() -> Int? {
        var value: Int?
        while let scalar = peek(), Self.isDigit(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), Int(Int32.max))
            position += 1
        }
        return value
    }

    private mutating func write(
        _ count: PatternCount, isLazy: Bool, of term: Range<Int>, isGroup: Bool, offset: Int
    ) -> Range<Int> {
        let native = isGroup ? PatternLimits.groupCount : PatternLimits.count
        guard count.minimum <= native, count.maximum ?? 0 <= native else {
            refuse("repetitions are supported up to \(native) times", at: offset)
            return 0..<0
        }
        let firstMark = text.markCount
        var (minimum, maximum) = (count.minimum, count.maximum)
        // PCRE2 counts in 16 bits, so the rest is repeated once more.
        while minimum > PatternLimits.nativeCount {
            text.append("{\(PatternLimits.nativeCount)}")
            text.append(copyFrom: term.lowerBound, to: term.upperBound)
            minimum -= PatternLimits.nativeCount
            maximum = maximum.map { $0 - PatternLimits.nativeCount }
        }
        while let most = maximum, most > PatternLimits.nativeCount {
            text.append("{\(minimum),\(PatternLimits.nativeCount)}")
            if isLazy { text.append("?") } else { text.appendPossession() }
            text.append(copyFrom: term.lowerBound, to: term.upperBound)
            maximum = most - PatternLimits.nativeCount
            minimum = 0
        }
        switch (minimum, maximum) {
        case (0, nil): text.append("*")
        case (1, nil): text.append("+")
        case (0, 1): text.append("?")
        case (let least, nil): text.append("{\(least),}")
        case (let least, let most?): text.append("{\(least),\(most)}")
        }
        if isLazy { text.append("?") } else { text.appendPossession() }
        return firstMark..<text.markCount
    }

    func nothingToRepeat(at offset: Int) -> PatternError {
        let before: Unicode.Scalar? = offset > 0 ? source[offset - 1] : nil
        let message =
            switch (before, source[offset]) {
            case ("*", "+"), ("+", "+"), ("?", "+"), ("}", "+"):
                "ECMA-262 has no possessive repetition; leave out the second sign"
            default: "nothing stands here that could be repeated; write \\\(source[offset]) for the character"
            }
        return PatternError(message: message, offset: offset)
    }
}
