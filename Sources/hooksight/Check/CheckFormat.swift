/// How `check` writes what it finds.
enum CheckFormat: String, CaseIterable, Sendable {
    /// A line for each error, in the shape that editors and problem matchers read.
    case text
    /// An object in a line for each payload, valid ones too.
    case json
    /// Workflow commands of GitHub Actions, which become annotations of a pull request.
    case github
    /// A log of SARIF 2.1.0, which code scanning reads.
    case sarif

    /// The format that was asked for; `json` is the short form of one.
    ///
    /// - Throws: `SettingError` for a format that there is none of, and for both flags at once.
    init(_ format: String?, json: Bool) throws(SettingError) {
        guard let format else {
            self = json ? .json : .text
            return
        }
        guard !json || format == "json" else {
            throw SettingError("--json is the short form of --format json; leave it or --format \(format) out")
        }
        guard let known = CheckFormat(rawValue: format) else {
            throw SettingError("--format", format, expected: "text, json, github or sarif")
        }
        self = known
    }
}
