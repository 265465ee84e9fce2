import HookModel

/// The captures that a command is about: those that fit a query and all filters.
struct CaptureSelection {
    /// The query as it was written.
    let query: Query
    /// What the flags say.
    let filter: CaptureFilter

    init(_ query: Query, _ filter: CaptureFilter) {
        self.query = query
        self.filter = filter
    }

    /// What has to hold; nil asks for all.
    var root: QueryNode? {
        let parts = [filter.root, query.root].compactMap(\.self)
        return parts.isEmpty ? nil : .and(parts)
    }

    /// Prints a note for each part of the query that was not understood, or looks wrong.
    func printProblems() {
        for problem in query.problems {
            Terminal.standardError.line("note: \(SafeLine.escape(problem.message))")
        }
    }

    /// Refuses a query that was not understood whole: for commands that change something, or answer with yes or no.
    ///
    /// - Throws: `SettingError` with the first thing that was not understood.
    func refuseErrors() throws(SettingError) {
        guard let problem = query.problems.first(where: { $0.severity == .error }) else { return }
        throw SettingError("query: \(SafeLine.escape(problem.message))")
    }
}
