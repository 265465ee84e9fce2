/// What checking one source came to, ready to print.
struct SourceReport: Sendable {
    /// What standard output gets; in a SARIF log each result begins with a comma.
    private(set) var output: [UInt8] = []
    /// The suite for JUnit; empty when it is not wanted.
    private(set) var suite = ""
    private(set) var tally = CheckTally()
    private(set) var notes = SourceNotes()

    /// What is to be written.
    struct Form: Sendable {
        var format: CheckFormat
        var junit: Bool
        var formatAsserts: Bool
    }

    init(_ source: CheckSource, _ checker: PayloadChecker, _ form: Form) async {
        var suite = source.name.map { JUnitSuite(name: $0) }
        var suites = ""
        var output: [UInt8] = []
        var tally = CheckTally()
        var unidentified = 0
        var begun = ContinuousClock.now
        notes = await source.check(with: checker) { checked in
            guard !checked.isLeftOut else {
                unidentified += 1
                return
            }
            tally.count(checked)
            SourceReport.write(checked, form, to: &output)
            guard form.junit else { return }
            let now = ContinuousClock.now
            let time = now - begun
            begun = now
            if suite == nil {
                var own = JUnitSuite(name: checked.place.file)
                own.add(checked, after: time)
                suites += own.text
            }
            suite?.add(checked, after: time)
        }
        notes.unidentified += unidentified
        self.output = output
        self.tally = tally
        if form.junit, !tally.isEmpty { self.suite = suites + (suite?.text ?? "") }
    }

    private static func write(_ checked: CheckedPayload, _ form: Form, to output: inout [UInt8]) {
        switch form.format {
        case .json: output += CheckObject.line(checked, formatAsserts: form.formatAsserts)
        case .text: for issue in checked.issues { output += Array((issue.line + "\n").utf8) }
        case .github: for issue in checked.issues { output += Array((GitHubAnnotation.line(issue) + "\n").utf8) }
        case .sarif: for issue in checked.issues { output += Array(",".utf8) + SARIFLog.result(issue) }
        }
    }
}
