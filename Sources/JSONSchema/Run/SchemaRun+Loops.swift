/// Schemas that come back to themselves at the same place of a payload, which the standard leaves open (2020-12, Core,
/// section 9.4.1).
///
/// What comes back adds nothing: in `allOf` and beside other keywords it is as if it were not there, in `anyOf` and
/// `oneOf` the branch is left out. What comes back from under `not` or `if` depends on its own negation, for which there
/// is no answer (recursion has to be stratified by negation); it is given up unless another keyword refuses the value.
extension SchemaRun {
    /// Runs a block of a loop, unless it is at work on this value already.
    mutating func runLoop(_ block: SchemaBlock, _ number: UInt32, _ node: Int) -> Bool {
        guard let loops else { return giveUp(.depth) }
        if let head = frame(of: number, at: node, loops) {
            loops.note(number)
            let isNegated = loops.frames[head].negations != loops.negations
            loops.answer = OpenAnswer(kind: isNegated ? .negated : .nothing, head: head)
            return true
        }
        loops.frames.append(
            LoopWatch.Frame(block: number, node: node, scopeCount: scope.count, negations: loops.negations))
        var joined = block.kinds == 0xFF ? OpenAnswer.none : .settled
        let isValid = runJoining(block, number, node, &joined, loops)
        loops.frames.removeLast()
        loops.answer = .settled
        guard isValid else { return false }
        if joined.kind == .settled { return true }
        if joined.head < loops.frames.count {
            loops.answer = joined
            return true
        }
        // All that came back came back to here: with nothing said there is nothing against the value.
        return joined.kind == .nothing || giveUp(.negation)
    }

    /// Whether what was last found to match is open, because it depends on a negation that it is under.
    @inline(__always)
    var isOpen: Bool { loops.map { $0.answer.kind != .settled } ?? false }

    /// Whether the payload was given up because the schema depends on its own negation.
    var isNegated: Bool { if case .negation = exhausted { true } else { false } }

    /// The innermost frame of a block at a value; nothing that has been entered since may lead elsewhere.
    private mutating func frame(of block: UInt32, at node: Int, _ loops: LoopWatch) -> Int? {
        let frames = loops.frames
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
}
