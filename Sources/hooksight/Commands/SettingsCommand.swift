import ArgumentParser

/// `hooksight settings`: what can be set, for people and for editors.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Print every setting of `listen` with its default, or the JSON Schema of hooksight.json.",
        discussion: "  hooksight settings --schema > hooksight.schema.json")

    @Flag(help: "Print the JSON Schema (2020-12) of settings files.")
    var schema = false

    func run() {
        Terminal.standardOutput.line(schema ? SettingsSchema.text() : SettingsTable.text())
    }
}
