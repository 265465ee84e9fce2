package import HookModel
package import JSONText

/// What of a query was not understood, or looks wrong, as JSON.
package enum QueryProblemsObject {
    /// Writes problems as a list; places are in bytes of UTF-8 from the start of the query.
    package static func write(_ problems: [QueryProblem], to writer: inout JSONWriter) {
        writer.array { writer in
            for problem in problems {
                writer.object { writer in
                    writer.name("severity")
                    writer.string(problem.severity.rawValue)
                    writer.name("kind")
                    writer.string(problem.kind.rawValue)
                    writer.name("offset")
                    writer.integer(problem.offset)
                    writer.name("length")
                    writer.integer(problem.length)
                    writer.name("message")
                    writer.string(problem.message)
                    writer.name("suggestion")
                    writer.optional(problem.suggestion)
                }
            }
        }
    }
}
