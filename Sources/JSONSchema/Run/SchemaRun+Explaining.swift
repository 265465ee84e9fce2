import JSONText

extension SchemaRun {
    /// Evaluates with a keyword on the way.
    @inline(__always)
    mutating func evaluate(_ block: UInt32, _ node: Int, under keyword: StaticString) -> Bool {
        if !isExplaining { return evaluate(block, node) }
        path.append(.keyword(keyword))
        defer { path.removeLast() }
        return evaluate(block, node)
    }

    /// Evaluates with a keyword and an index or a name on the way.
    @inline(__always)
    mutating func evaluate(_ block: UInt32, _ node: Int, under keyword: StaticString, _ step: Step) -> Bool {
        if !isExplaining { return evaluate(block, node) }
        path.append(.keyword(keyword))
        path.append(step)
        defer { path.removeLast(2) }
        return evaluate(block, node)
    }

    /// Notes what is wrong when explaining; always false, so that a check can end with it.
    ///
    /// There is no keyword for a `false` schema. A mismatch is a fixed value that is not there. The error and its
    /// hint are made only when there is room for them.
    @inline(__always)
    mutating func fail(
        _ keyword: StaticString?, at node: Int, isMismatch: Bool = false,
        _ text: (borrowing SchemaRun) -> (error: String, hint: String?)
    ) -> Bool {
        if isExplaining { record(keyword, at: node, isMismatch: isMismatch, text) }
        return false
    }

    @inline(never)
    private mutating func record(
        _ keyword: StaticString?, at node: Int, isMismatch: Bool,
        _ text: (borrowing SchemaRun) -> (error: String, hint: String?)
    ) {
        guard collector?.admits(isMismatch: isMismatch) == true else { return }
        let (error, hint) = text(self)
        var tokens = path.map { step in
            switch step {
            case .keyword(let word): "\(word)"
            case .index(let index): String(index)
            case .name(let entry): program.nameString(entry)
            case .string(let node): program.schema.string(program.schema[node])
            }
        }
        if let keyword { tokens.append("\(keyword)") }
        let absolute = absoluteLocation(keyword)
        collector?.append(
            ViolationCollector.Violation(
                node: node, keywordLocation: JSONPointer(tokens), absoluteKeywordLocation: absolute,
                error: error, hint: hint))
    }

    private func absoluteLocation(_ keyword: StaticString?) -> String? {
        let block = program.blocks[Int(current)]
        let resource = program.resource(block.resource)
        guard SchemaURI(resource.uri).scheme != nil else { return nil }
        var pointer = program.schema.pointer(to: Int(block.node), from: resource.root)
        if let keyword { pointer.tokens.append("\(keyword)") }
        return "\(resource.uri)#\(pointer.fragment)"
    }

    /// What was found; that the payload was given up comes first.
    mutating func finish(at node: Int) -> ViolationCollector {
        if let exhausted {
            let found = collector ?? ViolationCollector()
            collector = ViolationCollector()
            collector?.isGivenUp = true
            let limit = program.maximumDepth
            _ = fail(nil, at: node) { run in
                switch exhausted {
                case .pattern(let node):
                    (
                        "matching the pattern \(ValuePreview.text(of: Int(node), in: run.program.schema)) takes too "
                            + "many steps", nil
                    )
                case .depth: ("the payload is nested too deeply to be validated: more than \(limit) schemas deep", nil)
                case .negation:
                    (
                        "this schema depends on its own negation: it comes back to itself from under not, if or oneOf, "
                            + "and has no answer", nil
                    )
                case .steps: ("the payload takes too many steps to be validated by this schema", nil)
                }
            }
            collector?.append(found)
        }
        return collector ?? ViolationCollector()
    }

    /// A value of the payload as messages show it, with its kind.
    func shown(_ node: Int) -> String { ValuePreview.kindAndText(of: node, in: payload) }
}
