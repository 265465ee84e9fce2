import HookFormat
internal import HookModel
internal import HookStore
internal import Hummingbird
internal import JSONText

extension Inspector {
    /// `GET /captures/wait`: answers when everything has come that is waited for, or the time is over.
    func wait(_ request: InspectorRequest) async throws -> Response {
        let query = try WaitQuery(
            request.query, words.vocabulary, now: clock.now(), greatest: try await store.greatestID())
        let wait = CaptureWait(store: store, watchers: watchers, query: query)
        let outcome = try await request.whileWaitedFor { try await wait.run() }
        let captures = try await store.captures(ids: outcome.captures)
        let miss = try await nearest(query, outcome)
        let problems = query.queries.flatMap(\.problems)
        switch request.form() {
        case .text:
            let complete = outcome.isComplete ? "complete" : "not complete"
            var lines =
                CaptureTable.lines(captures) + ["\(complete); mark \(CaptureCursor.text(after: outcome.reached))"]
            if let miss {
                lines.append("nearest to \(SafeText.escape(miss.miss.query.source)):")
                lines += CaptureTable.lines([miss.capture])
                lines.append("  differs: \(SafeText.escape(miss.miss.differs.joined(separator: ", ")))")
            }
            return .text(lines: lines + problems.map { "note: \(SafeText.escape($0.message))" })
        case .json:
            return .json { writer in
                writer.object { writer in
                    writer.name("captures")
                    writer.array { writer in
                        for capture in captures { CaptureObject.write(capture, .listed, to: &writer) }
                    }
                    writer.name("complete")
                    writer.bool(outcome.isComplete)
                    writer.name("mark")
                    writer.string(CaptureCursor.text(after: outcome.reached))
                    if !outcome.isComplete { write(miss, to: &writer) }
                    guard !problems.isEmpty else { return }
                    writer.name("problems")
                    QueryProblemsObject.write(problems, to: &writer)
                }
            }
        }
    }

    private func nearest(
        _ query: WaitQuery, _ outcome: CaptureWait.Outcome
    ) async throws -> (miss: NearestMiss, capture: Capture)? {
        guard let missed = outcome.missed,
            let miss = try await NearestMiss.find(query.queries[missed], after: query.after, in: store),
            let capture = try await store.captures(ids: [miss.capture]).first
        else { return nil }
        return (miss, capture)
    }

    private func write(_ miss: (miss: NearestMiss, capture: Capture)?, to writer: inout JSONWriter) {
        writer.name("nearest")
        guard let miss else { return writer.null() }
        writer.object { writer in
            writer.name("capture")
            CaptureObject.write(miss.capture, .listed, to: &writer)
            writer.name("query")
            writer.string(miss.miss.query.source)
            writer.name("differs")
            writer.strings(miss.miss.differs)
        }
    }
}
