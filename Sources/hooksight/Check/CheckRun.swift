import FoundationEssentials
import HookModel

/// Checks sources side by side and prints what was found in the sources' order.
struct CheckRun {
    let sources: [CheckSource]
    let checker: PayloadChecker
    let form: SourceReport.Form
    /// The file for JUnit's XML.
    let junit: String?
    /// Whether events that are known by name alone make the exit code 2.
    let requiresDescribed: Bool
    /// What is to be known of the user's schema.
    let schemaNotes: [CheckIssue]

    /// Reports that wait for an earlier one are kept; with so many for each processor no more are begun.
    private static let ahead = 16

    /// Checks all, prints what was found and how many came to what; gives the exit code.
    ///
    /// - Throws: `CommandFailure` when the file for JUnit cannot be written.
    func run(_ notes: SourceNotes) async throws -> Int32 {
        let progress = Progress(isWanted: true)
        let begun = ContinuousClock.now
        var output = CheckOutput(form.format)
        output.begin(schemaNotes)
        var tally = CheckTally()
        tally.requiresDescribed = requiresDescribed
        var notes = notes
        var suites = ""
        let total = sources.reduce(0) { $0 + $1.count }
        var checked = 0
        await withTaskGroup(of: (Int, SourceReport).self) { group in
            let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
            var ready: [Int: SourceReport] = [:]
            var started = 0
            var running = 0
            var printed = 0
            while printed < sources.count {
                while running < width, started < sources.count, started < printed + width * CheckRun.ahead {
                    let (number, source) = (started, sources[started])
                    group.addTask { (number, await SourceReport(source, checker, form)) }
                    started += 1
                    running += 1
                }
                guard let (number, report) = await group.next() else { break }
                running -= 1
                ready[number] = report
                while let report = ready.removeValue(forKey: printed) {
                    checked += sources[printed].count
                    printed += 1
                    tally += report.tally
                    notes += report.notes
                    suites += report.suite
                    if !report.output.isEmpty {
                        progress.end()
                        output.write(report.output)
                    }
                }
                if ContinuousClock.now - begun > .seconds(1) {
                    progress.show("\(GroupedNumber.text(checked)) of \(GroupedNumber.text(total)) checked")
                }
            }
        }
        progress.end()
        output.end(tally)
        for note in tally.schemaNotes { Terminal.standardError.line(SafeLine.escape("note: \(note)")) }
        Terminal.standardError.line(tally.summary(notes))
        if let junit {
            try JUnitSuite.write(JUnitSuite.document(suites, tally, after: ContinuousClock.now - begun), to: junit)
        }
        return tally.status
    }
}
