package import HookModel
package import JSONText

/// One way in which a query may go on, as JSON.
package enum QueryCandidateObject {
    /// Writes a candidate; places are in bytes of UTF-8 from the start of the query.
    package static func write(_ candidate: QueryCandidate, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("insert")
            writer.string(candidate.text)
            writer.name("start")
            writer.integer(candidate.range.lowerBound)
            writer.name("end")
            writer.integer(candidate.range.upperBound)
            writer.name("kind")
            writer.string(candidate.kind.rawValue)
            writer.name("description")
            writer.string(candidate.summary)
        }
    }
}
