internal import JSONText

extension RecordLine {
    /// Writes name and value as HAR has them; `_line_base64` where they do not say the line, `_hidden` where the value is
    /// a credential that was left out.
    func writeNamed(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("name")
            writer.string(name)
            writer.name("value")
            writer.string(value)
            if line != nil || valueBytes != nil {
                writer.name("_line_base64")
                writer.string(bytes.withUnsafeBytes { RecordBytes.base64($0) })
            }
            if isHidden {
                writer.name("_hidden")
                writer.bool(true)
            }
        }
    }

    /// Reads a header of a HAR.
    init(named value: JSONValue, at member: String) throws(RecordError) {
        guard let name = value["name"]?.string, let text = value["value"]?.string else {
            throw RecordError(member, "expected a name and a value")
        }
        self.init(
            name: name, value: text, line: try RecordBytes.base64(value["_line_base64"], at: member),
            isHidden: value["_hidden"]?.bool ?? false)
    }
}
