extension PatternTranslator {
    /// Reads a class from behind its opening bracket.
    mutating func readClass() throws(PatternError) {
        let start = position - 1
        let isNegated = take("^")
        var members = PatternClass()
        while !take("]") {
            let place = position
            let lower = try readMember(into: &members, from: start)
            guard peek() == "-", let next = peek(1), next != "]" else {
                if let lower { members.set.insert(lower...lower) }
                continue
            }
            position += 1
            guard let lower else {
                // Behind a class the hyphen is one.
                members.set.insert(0x2D...0x2D)
                continue
            }
            guard let upper = try readMember(into: &members, from: start) else {
                throw PatternError(
                    message: "a range cannot end with a class; write \\- for the character", offset: place)
            }
            guard lower <= upper else {
                throw PatternError(message: "the ends of this range are in the wrong order", offset: place)
            }
            members.set.insert(lower...upper)
        }
        members.set.normalize()
        try finish(members, isNegated: isNegated)
    }

    /// Reads a code point, or a class inside the class, which is added to it.
    private mutating func readMember(
        into members: inout PatternClass, from start: Int
    ) throws(PatternError) -> UInt32? {
        guard let scalar = peek() else {
            throw PatternError(
                message: "the character class that opens here is not closed; write \\[ for the character", offset: start
            )
        }
        position += 1
        guard scalar == "\\" else { return scalar.value }
        switch peek() {
        case "d", "D", "w", "W", "s", "S", "p", "P":
            try readClassEscape(into: &members)
            return nil
        case "b":
            position += 1
            return 0x08
        default: return try readCharacterEscape()
        }
    }

    /// Reads an escape that stands for a set of code points, from behind its backslash.
    mutating func readClassEscape(into members: inout PatternClass) throws(PatternError) {
        let sign = source[position]
        position += 1
        switch sign {
        case "d": members.set.formUnion(.digits)
        case "D": members.set.formUnion(CodePointSet.digits.complement)
        case "w": members.set.formUnion(.wordCharacters)
        case "W": members.set.formUnion(CodePointSet.wordCharacters.complement)
        case "s": members.set.formUnion(.whiteSpace)
        case "S": members.set.formUnion(CodePointSet.whiteSpace.complement)
        default: try readProperty(isNegated: sign == "P", into: &members)
        }
    }

    private mutating func readProperty(isNegated: Bool, into members: inout PatternClass) throws(PatternError) {
        let start = position - 2
        var expression = ""
        guard take("{") else {
            throw PatternError(message: "expected a property behind \\p, as in \\p{Letter}", offset: start)
        }
        while let scalar = peek(), scalar != "}" {
            expression.unicodeScalars.append(scalar)
            position += 1
        }
        guard take("}"), let property = PropertyName.native(of: Substring(expression)) else {
            throw PatternError(
                message:
                    "\\p{\(expression.prefix(40))} is no property of ECMA-262; names are exact, as in \\p{Letter}, "
                    + "\\p{Lu}, \\p{Script=Greek}, \\p{Alphabetic}", offset: start)
        }
        members.properties.append((isNegated != property.isComplement ? "\\P{" : "\\p{") + property.name + "}")
    }

    /// Writes a class and reads its repetition.
    mutating func finish(_ members: PatternClass, isNegated: Bool) throws(PatternError) {
        let set = isNegated && members.properties.isEmpty ? members.set.complement : members.set
        if set.isEmpty, members.properties.isEmpty { return try nothing() }
        // An option makes the dot of PCRE2 match everything.
        if set.isEverything {
            return try isNegated && !members.properties.isEmpty ? nothing() : character(of: set) { $0.append(".") }
        }
        try character(of: members.properties.isEmpty ? set : nil, weight: members.weight) {
            $0.append(isNegated ? "[^" : "[")
            $0.append(members.set)
            for property in members.properties { $0.append(property) }
            $0.append("]")
        }
    }

    /// Writes a class without members.
    ///
    /// PCRE2 can be told to know `[]`, but reads `[]?` as if it had to match.
    mutating func nothing() throws(PatternError) {
        try character(of: nil) { $0.append("(?:(?!))") }
    }

    func loneBracket(at offset: Int) -> PatternError {
        let hasNamedClass = source[..<offset].indices.dropLast().contains { source[$0] == "[" && source[$0 + 1] == ":" }
        let remedy =
            hasNamedClass
            ? "ECMA-262 has no classes such as [:alpha:], write [A-Za-z] or \\p{Alphabetic}"
            : "write \\] for the character"
        return PatternError(message: "there is no open character class to close; \(remedy)", offset: offset)
    }
}
