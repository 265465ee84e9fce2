/// All settings as Markdown, a table for each group, as they stand in the README.
enum SettingsTable {
    /// The tables, in the order of `listen --help`.
    static func text() -> String {
        SettingGroup.allCases.map { group in
            let rows = Setting.allCases.filter { $0.definition.group == group }.map(row)
            return (["| \(group.rawValue) | default | |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private static func row(_ setting: Setting) -> String {
        let definition = setting.definition
        let value = definition.form == .flag ? "" : " \(definition.form.valueName)"
        let flag = "`\(setting.flag)\(value.replacing("|", with: "\\|"))`"
        let marks = (definition.isList ? " …" : "") + (definition.isAllowedInFoundFile ? "" : " ¹")
        let fallback = definition.fallback.map { "`\($0)`" } ?? ""
        return "| \(flag)\(marks) | \(fallback) | \(definition.summary) |"
    }
}
