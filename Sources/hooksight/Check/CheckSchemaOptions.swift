import ArgumentParser

/// By what `check` validates, in place of the providers' documents.
struct CheckSchemaOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Check by this JSON Schema instead; references lead to files beside it.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var schema: String?

    @Option(
        help: ArgumentHelp(
            "With --schema: the file for a reference, or the folder for all below a URI that ends in /; repeatable.",
            valueName: "uri=file"),
        completion: .file())
    var map: [String] = []

    @Flag(help: "With --schema: a wrong format is an error. Provider documents always see it so.")
    var formatAssertion = false

    /// Refuses what makes no sense without a schema.
    func validate() throws {
        guard schema == nil else { return }
        if formatAssertion {
            throw ValidationError(
                "--format-assertion goes with --schema FILE; provider documents always assert formats")
        }
        if !map.isEmpty {
            throw ValidationError("--map goes with --schema FILE; provider documents refer to nothing outside")
        }
    }

    /// The schema, ready to check by; nil where none is named.
    ///
    /// - Throws: `SettingError` for a wrong `--map`; `CommandFailure` for a schema that cannot be read or is none.
    func compiled() throws -> SchemaFile.Compiled? {
        guard let schema else { return nil }
        return try SchemaFile.read(schema, formatAssertion: formatAssertion, map: try URIMap(map))
    }
}
