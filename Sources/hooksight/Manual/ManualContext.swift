/// What a command reads beside its arguments: variables and files.
struct ManualContext {
    private let command: ManualCommand

    init(_ command: ManualCommand) { self.command = command }

    /// The sections.
    var lines: [String] {
        section("ENVIRONMENT", variables, macro: "Ev") + section("FILES", files, macro: "Pa")
    }

    private var isProgram: Bool { command.path.count == 1 }

    private var variables: [(name: String, meaning: String)] {
        var found: [(name: String, meaning: String)] = []
        for setting in Setting.allCases where command.has(setting.flag) {
            let spread = setting.definition.isList ? " Several are separated by `\(setting.definition.separator)`." : ""
            found.append((setting.variable, "Stands for \(setting.flag).\(spread)"))
        }
        if command.has("--secret") {
            found.append(("HOOKSIGHT_SECRET_PROVIDER", "The secret of a provider, by its id in capitals."))
        }
        if isProgram { found.append(("HOOKSIGHT_*", "Each setting has a variable; `hooksight settings` lists them.")) }
        if isProgram || command.has("--store") {
            found.append(("XDG_DATA_HOME", "Where the store is, unless --store says so; ~/.local/share unless set."))
        }
        found.append(("NO_COLOR", "Set to anything, there is no colour on terminals."))
        found.append(("COLUMNS", "The width of lines, in place of the terminal's."))
        return found
    }

    private var files: [(name: String, meaning: String)] {
        var found: [(name: String, meaning: String)] = []
        if isProgram || command.has("--config") {
            found.append(("hooksight.json", "Settings, in the working directory, unless --config names a file."))
        }
        if isProgram || command.has("--store") {
            found.append(("~/.local/share/hooksight/captures.sqlite", "The store."))
        }
        if command.has("--no-ignore") {
            found.append((IgnoreFile.name, "Names what is left out of a folder, a name in each line."))
        }
        return found
    }

    private func section(_ title: String, _ items: [(name: String, meaning: String)], macro: String) -> [String] {
        guard !items.isEmpty else { return [] }
        return [".Sh \(title)", ".Bl -tag -width Ds"]
            + items.flatMap { [".It \(macro) \(MdocText.word($0.name))", MdocText.running($0.meaning)] } + [".El"]
    }
}
