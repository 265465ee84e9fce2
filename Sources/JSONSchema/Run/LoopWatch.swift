/// What is kept while a schema with loops is at work; there is none for other schemas, which pay nothing.
///
/// A class, so that a run holds one pointer to it. It belongs to one run alone.
final class LoopWatch {
    /// A block of a loop at work.
    struct Frame {
        let block: UInt32
        let node: Int
        /// How much of the dynamic scope was known to it.
        let scopeCount: Int
        let negations: Int
    }

    /// The blocks of loops at work, from outermost.
    var frames: [Frame] = []
    /// What is open of the last answer; always settled where no loop is at work.
    var answer = OpenAnswer.settled
    /// How many of `not` and `if` were passed through on the way here.
    var negations = 0
    /// The blocks that came back to themselves, at most `ValidationReport.noteLimit` of them.
    private(set) var comebacks: [UInt32] = []

    /// What is open of the last answer, which is settled from here on.
    func takeAnswer() -> OpenAnswer {
        let last = answer
        answer = .settled
        return last
    }

    func note(_ block: UInt32) {
        if comebacks.count < ValidationReport.noteLimit, !comebacks.contains(block) { comebacks.append(block) }
    }
}
