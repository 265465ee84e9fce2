extension PatternTranslator {
    /// Reads what follows an opening parenthesis.
    mutating func openGroup() throws(PatternError) {
        let start = position - 1
        guard frames.count <= PatternLimits.depth else {
            throw PatternError(
                message: "groups are supported to a depth of \(PatternLimits.depth)", offset: start)
        }
        guard take("?") else { return push(.capturing, "", at: start) }
        let sign = peek()
        position += 1
        switch (sign, peek()) {
        case (":", _): push(.plain, "(?:", at: start)
        case ("=", _): push(.lookahead(isNegative: false), "(?=", at: start)
        case ("!", _): push(.lookahead(isNegative: true), "(?!", at: start)
        case ("<", "="), ("<", "!"):
            let isNegative = peek() == "!"
            position += 1
            push(.lookbehind(isNegative: isNegative), isNegative ? "(?<!" : "(?<=", at: start)
        case ("<", _):
            let name = try readName()
            push(.capturing, "", at: start)
            try give(name, to: captures[captures.count - 1], at: start)
        default: throw PatternError(message: Self.hint(forGroup: sign), offset: start)
        }
    }

    private static func hint(forGroup sign: Unicode.Scalar?) -> String {
        switch sign {
        case "P": "ECMA-262 has no group that begins with (?P; write (?<name>…) for a name, \\k<name> to refer to it"
        case "#": "ECMA-262 has no comments; leave it out"
        case ">": "ECMA-262 has no atomic groups; write (?:…)"
        case "|": "ECMA-262 has no groups that begin with (?|; write (?:…)"
        case "i", "m", "s", "x", "u", "a", "-", "^":
            "ECMA-262 has no flags inside a pattern; for both cases of a letter write [aA]"
        default: "expected one of (?:…), (?=…), (?!…), (?<=…), (?<!…) and (?<name>…)"
        }
    }

    private mutating func push(_ kind: PatternGroup.Kind, _ native: StaticString, at start: Int) {
        settle()
        let last = frames.count - 1
        if !frames[last].hasTerms {
            frames[last].hasTerms = true
            frames[last].isAnchored = false
        }
        groups.append(
            PatternGroup(
                kind: kind, parent: frames[last].group, alternative: frames[last].alternative, start: start))
        openings.append(text.count)
        if case .capturing = kind {
            captures.append(groups.count - 1)
            text.openCapture()
        } else {
            text.append(native)
        }
        frames.append(Frame(group: groups.count - 1))
    }

    mutating func closeGroup() throws(PatternError) {
        guard frames.count > 1 else {
            throw PatternError(
                message: "there is no open group to close; write \\) for the character", offset: position - 1)
        }
        finishAlternative()
        let frame = frames.removeLast()
        let opening = openings.removeLast()
        let measure = frame.finished ?? PatternMeasure()
        groups[frame.group].end = position
        groups[frame.group].alternatives = frame.alternative
        groups[frame.group].shortest = measure.shortest
        text.append(")")
        guard groups[frame.group].isLook else {
            return try finishTerm(measure, from: opening, group: frame.group)
        }
        if case .lookbehind = groups[frame.group].kind, !frame.allOfOneLength {
            refuse(
                "a lookbehind is supported only where each of its alternatives matches texts of one length",
                at: groups[frame.group].start)
        }
        frames[frames.count - 1].current.append(measure.lookedAt())
        text.appendCheckpoint()
        if let sign = peek(), "*+?".unicodeScalars.contains(sign) || sign == "{" && peek(1).map(Self.isDigit) ?? false {
            throw PatternError(
                message: "a lookahead or lookbehind cannot be repeated; repeat a group (?:…) around it",
                offset: position)
        }
    }

    /// Reads a name and the angle bracket behind it.
    mutating func readName() throws(PatternError) -> [Unicode.Scalar] {
        let start = position
        var name: [Unicode.Scalar] = []
        while let scalar = peek(), scalar != ">" {
            position += 1
            var part = scalar
            if scalar == "\\" {
                guard take("u"), let value = try readUnicodeEscape(), let escaped = Unicode.Scalar(value) else {
                    throw badName(at: start)
                }
                part = escaped
            }
            let isAllowed =
                part == "$" || part == "_"
                || (name.isEmpty
                    ? part.properties.isIDStart
                    : part.properties.isIDContinue || part.value == 0x200C || part.value == 0x200D)
            guard isAllowed else { throw badName(at: start) }
            name.append(part)
        }
        guard !name.isEmpty, take(">") else { throw badName(at: start) }
        return name
    }

    private func badName(at offset: Int) -> PatternError {
        PatternError(message: "expected a name such as <year>, of letters, digits, _ and $", offset: offset)
    }

    private mutating func give(_ name: [Unicode.Scalar], to group: Int, at offset: Int) throws(PatternError) {
        let others = names[name] ?? []
        let written = String(String.UnicodeScalarView(name))
        if others.contains(where: { !areAlternatives($0, group) }) {
            throw PatternError(message: "the name \"\(written)\" is given to two groups", offset: offset)
        }
        namedGroups += 1
        guard namedGroups <= PatternLimits.names else {
            throw PatternError(message: "groups with names are supported up to \(PatternLimits.names)", offset: offset)
        }
        names[name] = others + [group]
    }

    /// Whether at most one of the two can match, because they stand in different alternatives of one group.
    private func areAlternatives(_ first: Int, _ second: Int) -> Bool {
        var around: [Int: Int] = [:]
        var inner = first
        while inner != 0 {
            around[groups[inner].parent] = groups[inner].alternative
            inner = groups[inner].parent
        }
        inner = second
        while inner != 0 {
            if inner == first { return false }
            if let other = around[groups[inner].parent] { return other != groups[inner].alternative }
            inner = groups[inner].parent
        }
        return false
    }
}
