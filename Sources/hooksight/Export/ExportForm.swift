/// The forms in which captures are exported.
enum ExportForm: String, CaseIterable {
    /// A JSON object in each line, with everything that was stored but deliveries.
    case ndjson
    /// The HTTP messages, a file each.
    case raw
    /// HAR 1.2, for browsers and proxies.
    case har
    /// A curl command for each.
    case curl

    /// Reads a name.
    ///
    /// - Throws: `SettingError` that lists the names.
    init(named text: String) throws(SettingError) {
        guard let form = ExportForm(rawValue: text.lowercased()) else {
            throw SettingError("--format", text, expected: "ndjson, raw, har or curl")
        }
        self = form
    }

    /// The form that the name of a file tells; nil where it tells none.
    init?(ofFile path: String) {
        let name = path.lowercased()
        let endings: [(String, ExportForm)] = [
            (".ndjson", .ndjson), (".jsonl", .ndjson), (".http", .raw), (".har", .har), (".sh", .curl),
        ]
        guard let form = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
        self = form
    }

    /// How the files of single captures end.
    var ending: String {
        switch self {
        case .ndjson: ".ndjson"
        case .raw: ".http"
        case .har: ".har"
        case .curl: ".sh"
        }
    }
}
