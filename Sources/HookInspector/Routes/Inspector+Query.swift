import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /query`: what a query asks for, in a sentence, and how it may go on.
    func query(_ request: InspectorRequest) async throws -> Response {
        let source = request.query["q"] ?? ""
        let query = Query(source, vocabulary: words.vocabulary, now: clock.now())
        let cursor = try cursor(request.query, in: source)
        let seen = try await store.seenValues()
        let candidates = QueryCompletion(words.vocabulary, seen: seen).candidates(for: source, at: cursor)
        switch request.form() {
        case .text:
            var table = TextTable()
            for candidate in candidates { table.add([candidate.text, candidate.summary].map { SafeText.escape($0) }) }
            let lines = [query.explanation] + query.problems.map { "note: \($0.message)" }
            return .text(lines: lines.map { SafeText.escape($0) } + (candidates.isEmpty ? [] : [""] + table.lines))
        case .json:
            return .json { writer in
                writer.object { writer in
                    writer.name("query")
                    writer.string(source)
                    writer.name("canonical")
                    writer.string(query.description)
                    writer.name("explanation")
                    writer.string(query.explanation)
                    writer.name("problems")
                    QueryProblemsObject.write(query.problems, to: &writer)
                    writer.name("completions")
                    writer.array { writer in
                        for candidate in candidates { QueryCandidateObject.write(candidate, to: &writer) }
                    }
                }
            }
        }
    }

    /// Where the cursor is, in bytes of UTF-8: at the end unless given.
    private func cursor(_ query: QueryParameters, in source: String) throws(Problem) -> Int {
        guard let text = query["at"] else { return source.utf8.count }
        guard let place = Int(text), (0...QueryLimits.length).contains(place) else {
            throw Problem.badParameter(
                "at", text, expected: "a number of bytes from the start of the query, up to \(QueryLimits.length)")
        }
        return min(place, source.utf8.count)
    }
}
