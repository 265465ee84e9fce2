extension JSONWriter {
    /// Writes a string, or `null` for none.
    public mutating func optional(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    /// Writes an array of strings.
    public mutating func strings(_ values: [String]) {
        array { writer in
            for value in values { writer.string(value) }
        }
    }
}
