/// Why what stands at a place of a file is no capture.
struct ImportFault: Error, CustomStringConvertible {
    /// `all.ndjson:3`; for HTTP messages the file.
    let place: String
    /// What is wrong, made fit for a terminal.
    let reason: String

    init(_ place: String, _ reason: String) {
        self.place = SafeLine.escape(place)
        self.reason = SafeLine.escape(reason, limit: 300)
    }

    /// `all.ndjson:3: /method: expected a method such as POST`.
    var description: String { "\(place): \(reason)" }
}
