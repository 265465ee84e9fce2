/// Schemas that come back to themselves at the same place of a payload, which the standard leaves open (2020-12, Core,
/// section 9.4.1).
///
/// What comes back adds nothing: in `allOf` and beside other keywords it is as if it were not there, in `anyOf` and
/// `oneOf` the branch is left out. What comes back from under `not` or `if` depends on its own negation, for which there
/// is no answer (recursion has to be stratified by negation); it is given up unless another keyword refuses the value.
extension SchemaRun {
    /// A block of a loop at work.
    struct Frame {
        let block: UInt32
        let node: Int
        /// How much of the dynamic scope was known to it.
        let scopeCount: Int
        let negations: Int
    }

    /// Runs a block of a loop, unless it is at work on this value already.
    mutating func runLoop(_ block: SchemaBlock, _ number: UInt32, _ node: Int) -> Bool {
        if let head = frame(of: number, at: node) {
            noteLoop(number)
            answer = OpenAnswer(kind: frames[head].negations == negations ? .nothing : .negated, head: head)
            return true
        }
        frames.append(Frame(block: number, node: node, scopeCount: scope.count, negations: negations))
        var joined = block.kinds == 0xFF ? OpenAnswer.none : .settled
        let isValid = runJoining(block, number, node, &joined)
        frames.removeLast()
        answer = .settled
        guard isValid else { return false }
        if joined.kind == .settled { return true }
        if joined.head < frames.count {
            answer = joined
            return true
        }
        // All that came back came back to here: with nothing said there is nothing against the value.
        return joined.kind == .nothing || giveUp(.negation)
    }

    /// What is open of the last answer, which is settled from here on.
    @inline(__always)
    mutating func takeAnswer() -> OpenAnswer {
        let last = answer
        answer = .settled
        return last
    }

    /// Whether the payload was given up because the schema depends on its own negation.
    var isNegated: Bool { if case .negation = exhausted { true } else { false } }

    /// Counts what is evaluated under a negation.
    mutating func negating(_ body: (inout SchemaRun) -> Bool) -> Bool {
        negations &+= 1
        defer { negations &-= 1 }
        return body(&self)
    }

    /// The innermost frame of a block at a value; nothing that has been entered since may lead elsewhere.
    private mutating func frame(of block: UInt32, at node: Int) -> Int? {
        var index = frames.count
        while index > 0, frames[index - 1].node == node {
            index -= 1
            guard frames[index].block == block, !hasNewScope(since: frames[index].scopeCount) else { continue }
            spend((frames.count - index) / 8)
            return index
        }
        spend((frames.count - index) / 8)
        return nil
    }

    /// Whether resources have been entered that dynamic references did not know of before.
    private func hasNewScope(since count: Int) -> Bool {
        scope[min(count, scope.count)...].contains { !scope[..<count].contains($0) }
    }

    private mutating func noteLoop(_ block: UInt32) {
        if loops.count < ValidationReport.noteLimit, !loops.contains(block) { loops.append(block) }
    }
}
