extension PatternTranslator {
    /// How many repetitions in a row may wait for what follows them.
    private static let patience = 8

    /// Decides about the repetitions before a term of one character, nil where it is not known which characters these
    /// are.
    ///
    /// Where what must follow cannot be what was repeated, giving some of it back never helps. PCRE2 knows that as well,
    /// but not across a checkpoint.
    mutating func settle(before next: CodePointSet?, isOptional: Bool) {
        let last = frames.count - 1
        guard !frames[last].waiting.isEmpty else { return }
        var staying: [WaitingRepetition] = []
        for repetition in frames[last].waiting {
            guard let next, let set = repetition.set, set.isDisjoint(with: next) else {
                release(repetition)
                continue
            }
            if isOptional { staying.append(repetition) } else { possess(repetition) }
        }
        frames[last].waiting = staying
    }

    /// What comes next is the end of the text.
    mutating func settleAtEnd() {
        for repetition in frames[frames.count - 1].waiting { possess(repetition) }
        frames[frames.count - 1].waiting = []
    }

    /// What comes next is not known to be anything else.
    mutating func settle() {
        for repetition in frames[frames.count - 1].waiting { release(repetition) }
        frames[frames.count - 1].waiting = []
    }

    mutating func wait(for repetition: WaitingRepetition) {
        let last = frames.count - 1
        if frames[last].waiting.count == Self.patience { release(frames[last].waiting.removeFirst()) }
        frames[last].waiting.append(repetition)
    }

    private mutating func possess(_ repetition: WaitingRepetition) {
        text.possess(repetition.marks)
        frames[frames.count - 1].current.append(PatternMeasure(scans: 1))
    }

    private mutating func release(_ repetition: WaitingRepetition) {
        frames[frames.count - 1].current.append(PatternMeasure(choices: repetition.choices))
    }
}
