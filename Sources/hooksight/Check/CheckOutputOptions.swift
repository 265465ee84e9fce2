import ArgumentParser

/// How `check` writes what it finds.
struct CheckOutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How errors are written: text, json, github (annotations) or sarif. (default: text)", valueName: "format"),
        completion: .list(CheckFormat.allCases.map(\.rawValue)))
    var format: String?

    @Flag(help: "Print JSON, one object for each payload: --format json.")
    var json = false

    @Option(help: ArgumentHelp("Write JUnit's XML to this file, too.", valueName: "file"), completion: .file())
    var junit: String?

    /// The format that was asked for.
    ///
    /// - Throws: `SettingError` for one that there is none of.
    func chosen() throws(SettingError) -> CheckFormat { try CheckFormat(format, json: json) }
}
