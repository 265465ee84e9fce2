import HookModel

/// A query that a command acts on, or that decides its exit code: it has to be understood whole.
enum GivenQuery {
    /// Reads a query.
    ///
    /// - Parameters:
    ///   - text: The query.
    ///   - origin: What names it in a message: `--expect`; nil for the command's own words.
    ///   - vocabulary: What is known; nothing where whoever answers knows more.
    /// - Returns: The query; what only looks wrong is among its problems.
    /// - Throws: `SettingError` with the first thing that was not understood.
    static func read(
        _ text: String, origin: String?, vocabulary: QueryVocabulary = .empty
    ) throws(SettingError) -> Query {
        let query = Query(text, vocabulary: vocabulary, now: WallClock.system.now())
        guard let problem = query.problems.first(where: { $0.severity == .error }) else { return query }
        let place = origin.map { "\($0) '\(SafeLine.escape(text, limit: 60))'" } ?? "query"
        throw SettingError("\(place): \(SafeLine.escape(problem.message))")
    }
}
