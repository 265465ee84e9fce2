/// What checking one source came to, ready to print.
struct SourceReport: Sendable {
    /// What standard output gets.
    private(set) var output: [UInt8] = []
    /// The suite for JUnit; empty when it is not wanted.
    private(set) var suite = ""
    private(set) var tally = CheckTally()
    private(set) var notes = SourceNotes()

    /// What is to be written.
    struct Form: Sendable {
        var json: Bool
        var junit: Bool
        var formatAsserts: Bool
    }

    init(_ source: CheckSource, _ checker: PayloadChecker, _ form: Form) async {
        var suite = source.name.map { JUnitSuite(name: $0) }
        var suites = ""
        var output: [UInt8] = []
        var tally = CheckTally()
        notes = await source.check(with: checker) { checked in
            tally.count(checked)
            if form.json {
                output += CheckObject.line(checked, formatAsserts: form.formatAsserts)
            } else {
                for line in CheckText.lines(checked) { output += Array((line + "\n").utf8) }
            }
            guard form.junit else { return }
            if suite == nil {
                var own = JUnitSuite(name: checked.place.file)
                own.add(checked)
                suites += own.text
            }
            suite?.add(checked)
        }
        self.output = output
        self.tally = tally
        if form.junit, !tally.isEmpty { self.suite = suites + (suite?.text ?? "") }
    }
}
