public import JSONText

/// The forms of JSON Schema's standard output that are written (2020-12, Core, section 12.4).
public enum SchemaOutputForm: Sendable, Hashable {
    /// Whether the payload is valid, and no more.
    case flag
    /// The errors as a list, each with its places in the payload and in the schema.
    ///
    /// Beside the standard's words each has `line` and `column` in the payload, and a `hint` for a near miss. When
    /// there are more errors than told, `omitted` says how many. Schemas that come back to themselves are in `notes`.
    case basic
}

extension ValidationReport {
    /// Writes the report as one object.
    public func write(_ form: SchemaOutputForm, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("valid")
            writer.bool(isValid)
            if form == .flag { return }
            writer.name("formatAssertion")
            writer.bool(formatAssertion)
            if !notes.isEmpty {
                writer.name("notes")
                writer.array { writer in
                    for note in notes { note.write(to: &writer) }
                }
            }
            if isValid { return }
            writer.name("errors")
            writer.array { writer in
                for error in errors { error.write(to: &writer) }
            }
            if omitted == 0 { return }
            writer.name("omitted")
            writer.integer(omitted)
        }
    }
}

extension SchemaNote {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("schemaLocation")
            writer.string(schemaLocation)
            writer.name("note")
            writer.string(text)
        }
    }
}

extension SchemaViolation {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("keywordLocation")
            writer.string(keywordLocation.description)
            if let absoluteKeywordLocation {
                writer.name("absoluteKeywordLocation")
                writer.string(absoluteKeywordLocation)
            }
            writer.name("instanceLocation")
            writer.string(instanceLocation.description)
            writer.name("error")
            writer.string(error)
            writer.name("line")
            writer.integer(line)
            writer.name("column")
            writer.integer(column)
            guard let hint else { return }
            writer.name("hint")
            writer.string(hint)
        }
    }
}
