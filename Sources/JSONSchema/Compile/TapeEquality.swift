import JSONText

/// JSON equality: numbers by value, strings decoded, objects whatever their order.
enum TapeEquality {
    /// Compares a value of a payload with a value of a schema.
    ///
    /// Recursion goes no deeper than the schema's value, which the reader of the schema has bounded.
    static func areEqual(_ left: TapeView, _ one: Int, _ right: TapeView, _ other: Int) -> Bool {
        var depth = Int.max
        return areEqual(left, one, right, other, depthLeft: &depth)
    }

    /// Compares two values of a payload; nil when they are nested too deeply to be compared.
    static func areEqual(_ one: Int, _ other: Int, in view: TapeView) -> Bool? {
        var depth = JSONLimits.default.maximumDepth
        let isEqual = areEqual(view, one, view, other, depthLeft: &depth)
        return depth < 0 ? nil : isEqual
    }

    private static func areEqual(
        _ left: TapeView, _ one: Int, _ right: TapeView, _ other: Int, depthLeft: inout Int
    ) -> Bool {
        let first = left[one]
        let second = right[other]
        guard first.info & 7 == second.info & 7 else { return false }
        switch first.kind {
        case .true, .false, .null:
            return true
        case .string:
            if !first.has(TapeNode.escaped), !second.has(TapeNode.escaped), first.length != second.length {
                return false
            }
            return TapeView.contentsEqual(first, left.text, second, right.text)
        case .number:
            return DecimalText(left.bytes(first)).compare(DecimalText(right.bytes(second))) == 0
        case .array:
            return left.childCount(one) == right.childCount(other)
                && goingDown(&depthLeft) { elementsEqual(left, one, right, other, depthLeft: &$0) }
        case .object:
            return left.childCount(one) == right.childCount(other)
                && goingDown(&depthLeft) { membersEqual(left, one, right, other, depthLeft: &$0) }
        }
    }

    /// One level further down; below the last one the depth stays negative, which says that nothing was found out.
    private static func goingDown(_ depthLeft: inout Int, _ body: (inout Int) -> Bool) -> Bool {
        depthLeft -= 1
        guard depthLeft >= 0 else { return false }
        let isEqual = body(&depthLeft)
        if depthLeft >= 0 { depthLeft += 1 }
        return isEqual
    }

    private static func elementsEqual(
        _ left: TapeView, _ one: Int, _ right: TapeView, _ other: Int, depthLeft: inout Int
    ) -> Bool {
        var mine = one + 1
        var theirs = other + 1
        while mine < Int(left[one].next) {
            guard areEqual(left, mine, right, theirs, depthLeft: &depthLeft) else { return false }
            mine = Int(left[mine].next)
            theirs = Int(right[theirs].next)
        }
        return true
    }

    private static func membersEqual(
        _ left: TapeView, _ one: Int, _ right: TapeView, _ other: Int, depthLeft: inout Int
    ) -> Bool {
        var name = other + 1
        while name < Int(right[other].next) {
            let node = right[name]
            let value = right.withUTF8(node) { left.member($0, hash: node.upper, of: one) }
            guard let value, areEqual(left, value, right, name + 1, depthLeft: &depthLeft) else { return false }
            name = Int(right[name + 1].next)
        }
        return true
    }
}
