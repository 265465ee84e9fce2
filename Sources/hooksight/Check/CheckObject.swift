import HookModel
import JSONText

/// What `check --json` prints: a line for each payload.
enum CheckObject {
    static func line(_ checked: CheckedPayload, formatAsserts: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("file")
            writer.string(checked.place.file)
            writer.name("line")
            writer.integer(checked.place.line)
            if let request = checked.place.request { member("request", request, to: &writer) }
            member("provider", checked.provider, to: &writer)
            list("because", checked.because, to: &writer)
            member("event", checked.event, to: &writer)
            member("verdict", checked.finding.verdict.rawValue, to: &writer)
            writer.name("format_asserts")
            writer.bool(formatAsserts)
            writer.name("errors")
            writer.array { writer in
                for error in checked.finding.errorsInOrder { write(error, in: checked.place, to: &writer) }
            }
            writer.name("omitted")
            writer.integer(checked.finding.omitted)
            list("undocumented", checked.finding.undocumented, to: &writer)
            list("duplicate_keys", checked.finding.duplicateKeys, to: &writer)
            if !checked.finding.schemaNotes.isEmpty { list("schema_notes", checked.finding.schemaNotes, to: &writer) }
            member("problem", checked.problem, to: &writer)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ error: PayloadError, in place: PayloadPlace, to writer: inout JSONWriter) {
        writer.object { writer in
            member("instanceLocation", error.instanceLocation, to: &writer)
            member("keywordLocation", error.keywordLocation, to: &writer)
            if let absolute = error.absoluteKeywordLocation {
                member("absoluteKeywordLocation", absolute, to: &writer)
            }
            member("error", error.error, to: &writer)
            writer.name("line")
            writer.integer(place.request == nil ? place.line + error.line - 1 : error.line)
            writer.name("column")
            writer.integer(error.column)
            member("hint", error.hint, to: &writer)
        }
    }

    private static func list(_ name: StaticString, _ texts: [String], to writer: inout JSONWriter) {
        writer.name(name)
        writer.array { writer in
            for text in texts { writer.string(text) }
        }
    }

    private static func member(_ name: StaticString, _ value: String?, to writer: inout JSONWriter) {
        writer.name(name)
        if let value { writer.string(value) } else { writer.null() }
    }
}
