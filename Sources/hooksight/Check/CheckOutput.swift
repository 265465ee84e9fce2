/// Standard output of a check: what stands before, between and behind the reports of sources.
struct CheckOutput {
    private let format: CheckFormat
    /// Whether a SARIF log has a result yet.
    private var hasResults = false
    private var noteRules: Set<String> = []

    init(_ format: CheckFormat) { self.format = format }

    /// Begins, with what is to be known of the schema: beside the data where the format has no place for notes.
    mutating func begin(_ notes: [CheckIssue]) {
        switch format {
        case .text, .json: for note in notes { Terminal.standardError.line(note.line) }
        case .github: for note in notes { Terminal.standardOutput.line(GitHubAnnotation.line(note)) }
        case .sarif:
            Terminal.standardOutput.write(Array(SARIFLog.beginning.utf8))
            for note in notes { write(Array(",".utf8) + SARIFLog.result(note)) }
        }
        noteRules = Set(notes.map(\.rule))
    }

    /// Writes the report of a source.
    mutating func write(_ bytes: [UInt8]) {
        let isFirstResult = format == .sarif && !hasResults
        hasResults = true
        Terminal.standardOutput.write(isFirstResult ? Array(bytes.dropFirst()) : bytes)
    }

    /// Ends, when all is known.
    func end(_ tally: CheckTally) {
        guard format == .sarif else { return }
        Terminal.standardOutput.write(SARIFLog.end(rules: tally.rules.union(noteRules), status: tally.status))
    }
}
