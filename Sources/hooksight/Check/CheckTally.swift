import HookModel

/// How many payloads came to what.
struct CheckTally: Sendable {
    private(set) var valid = 0
    private(set) var invalid = 0
    /// Those of events of which nothing but the name is known.
    private(set) var undescribed = 0
    private(set) var unchecked = 0
    /// Whether an event that is not described counts as one that could not be checked.
    var requiresDescribed = false
    /// The rules that issues name.
    private(set) var rules: Set<String> = []

    /// What is to be known of the schemas, each once; at most `noteLimit`.
    private(set) var schemaNotes: [String] = []

    private static let noteLimit = 20

    mutating func count(_ checked: CheckedPayload) {
        add(checked.finding.schemaNotes)
        switch checked.outcome {
        case .valid: valid += 1
        case .undescribed: undescribed += 1
        case .invalid:
            invalid += 1
            rules.formUnion(checked.issues.map(\.rule))
        case .unchecked:
            unchecked += 1
            rules.formUnion(checked.issues.map(\.rule))
        }
    }

    static func += (sum: inout CheckTally, more: CheckTally) {
        sum.valid += more.valid
        sum.invalid += more.invalid
        sum.undescribed += more.undescribed
        sum.unchecked += more.unchecked
        sum.rules.formUnion(more.rules)
        sum.add(more.schemaNotes)
    }

    private mutating func add(_ notes: [String]) {
        for note in notes where schemaNotes.count < CheckTally.noteLimit && !schemaNotes.contains(note) {
            schemaNotes.append(note)
        }
    }

    /// How many there are.
    var total: Int { valid + invalid + undescribed + unchecked }

    var isEmpty: Bool { total == 0 }

    /// 1 as soon as one is invalid, for that is an answer; 2 when the answer is not known.
    var status: Int32 {
        if invalid > 0 { return 1 }
        return unchecked > 0 || requiresDescribed && undescribed > 0 || isEmpty ? 2 : 0
    }

    /// `12 valid, 1 invalid, 0 could not be checked`, and what was left out.
    func summary(_ notes: SourceNotes) -> String {
        guard !isEmpty else { return "error: there is nothing to check\(notes.summary)" }
        var text = "\(valid) valid, \(invalid) invalid, "
        if undescribed > 0 { text += "\(undescribed) of events known by name alone, " }
        return text + "\(unchecked) could not be checked" + notes.summary
    }
}
