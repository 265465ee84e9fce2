/// All that there is to know of a setting: flags, variables, keys, help, README and the schema of settings files are
/// made of it.
struct SettingDefinition {
    /// Where `--help` lists it.
    let group: SettingGroup
    /// How its value is written.
    let form: SettingForm
    /// The value when nothing else says one; nil where nothing is the default.
    let fallback: String?
    /// Whether it may be given more than once.
    let isList: Bool
    /// What separates the values of a list in its variable.
    let separator: Character
    /// Whether a `hooksight.json` that was merely found in the working directory may set it.
    ///
    /// Such a file may have come with a cloned repository, and must not open ports to the world, move the store, have
    /// captures dropped from it or choose secrets: a setting has to say that it is harmless.
    let isAllowedInFoundFile: Bool
    /// What it does, in one line of `--help`.
    let summary: String

    init(
        _ group: SettingGroup, _ form: SettingForm, default fallback: String? = nil, isList: Bool = false,
        separator: Character = ",", inFoundFile isAllowedInFoundFile: Bool = false, _ summary: String
    ) {
        self.group = group
        self.form = form
        self.fallback = fallback ?? (form == .flag ? "false" : nil)
        self.isList = isList
        self.separator = separator
        self.isAllowedInFoundFile = isAllowedInFoundFile
        self.summary = summary
    }
}
