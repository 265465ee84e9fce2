import HookFormat
internal import HookModel
internal import JSONText

/// What a wait came to, as JSON and as text.
struct WaitedObject {
    /// The capture that came nearest to a query, and what differs.
    struct Nearest {
        let miss: NearestMiss
        let capture: Capture
    }

    let query: WaitQuery
    let outcome: CaptureWait.Outcome
    /// The captures that count, in their order.
    let captures: [Capture]
    /// The nearest capture for each query that was not met, where there is one.
    let nearest: [Int: Nearest]

    private var problems: [QueryProblem] { query.queries.flatMap(\.problems) }

    /// The captures a line each, then how it ended, and the nearest capture for each query that was not met.
    var lines: [String] {
        let complete = outcome.isComplete ? "complete" : "not complete"
        var lines = CaptureTable.lines(captures) + ["\(complete); mark \(CaptureCursor.text(after: outcome.reached))"]
        for index in outcome.missed {
            guard let nearest = nearest[index] else { continue }
            lines.append("nearest to \(SafeText.escape(query.queries[index].source)):")
            lines += CaptureTable.lines([nearest.capture])
            lines.append("  differs: \(SafeText.escape(nearest.miss.differs.joined(separator: ", ")))")
        }
        return lines + problems.map { "note: \(SafeText.escape($0.message))" }
    }

    /// Writes it as an object.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("captures")
            writer.array { writer in
                for capture in captures { CaptureObject.write(capture, .listed, to: &writer) }
            }
            writer.name("complete")
            writer.bool(outcome.isComplete)
            writer.name("mark")
            writer.string(CaptureCursor.text(after: outcome.reached))
            writer.name("queries")
            writer.array { writer in
                for index in query.queries.indices { writeQuery(index, to: &writer) }
            }
            if !outcome.isComplete { writeNearest(outcome.missed.first, to: &writer) }
            guard !problems.isEmpty else { return }
            writer.name("problems")
            QueryProblemsObject.write(problems, to: &writer)
        }
    }

    private func writeQuery(_ index: Int, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("query")
            writer.string(query.queries[index].source)
            writer.name("captures")
            writer.array { writer in
                for id in outcome.counted[index] { writer.integer(id) }
            }
            let isMissed = outcome.missed.contains(index)
            writer.name("complete")
            writer.bool(query.isAbsent ? outcome.counted[index].isEmpty : !isMissed)
            if isMissed { writeNearest(index, to: &writer) }
        }
    }

    private func writeNearest(_ index: Int?, to writer: inout JSONWriter) {
        writer.name("nearest")
        guard let nearest = index.flatMap({ nearest[$0] }) else { return writer.null() }
        writer.object { writer in
            writer.name("capture")
            CaptureObject.write(nearest.capture, .listed, to: &writer)
            writer.name("query")
            writer.string(nearest.miss.query.source)
            writer.name("differs")
            writer.strings(nearest.miss.differs)
        }
    }
}
