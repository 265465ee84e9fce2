package import JSONText

extension JSONWriter {
    /// Writes a string, or `null` for none.
    package mutating func optional(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    /// Writes an array of strings.
    package mutating func strings(_ values: [String]) {
        array { writer in
            for value in values { writer.string(value) }
        }
    }
}
