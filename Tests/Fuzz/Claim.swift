/// Ends the process, which libFuzzer takes down as a finding, unless something holds.
func claim(_ holds: @autoclosure () -> Bool, _ what: @autoclosure () -> String) {
    if !holds() { fatalError("FINDING: \(what())") }
}

/// Scans a text that has to be good.
func scanned(_ bytes: [UInt8], _ what: String) -> JSONDocument {
    do throws(JSONSyntaxError) {
        return try JSONDocument(bytes)
    } catch {
        fatalError("FINDING: \(what) is no longer JSON: \(error)")
    }
}

/// A value as the writer lays it out.
func written(_ value: JSONValue, _ layout: JSONWriter.Layout) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.value(value)
    return writer.bytes
}
