import ArgumentParser

/// The flags of `listen`, in the groups of its help.
///
/// What they mean, and what else can set them, says `Setting`.
struct ListenOptions: ParsableArguments {
    @OptionGroup(title: SettingGroup.receive.rawValue) var receive: ReceiveOptions
    @OptionGroup(title: SettingGroup.secrets.rawValue) var secrets: SecretOptions
    @OptionGroup(title: SettingGroup.forward.rawValue) var forward: ForwardOptions
    @OptionGroup(title: SettingGroup.respond.rawValue) var respond: RespondOptions
    @OptionGroup(title: SettingGroup.inspect.rawValue) var inspect: InspectOptions
    @OptionGroup(title: SettingGroup.store.rawValue) var store: KeepOptions
    @OptionGroup(title: SettingGroup.limits.rawValue) var limits: LimitOptions

    @Option(
        help: ArgumentHelp("Settings file; hooksight.json in the working directory unless given.", valueName: "file"),
        completion: .file())
    var config: String?

    /// What was given on the command line, by setting.
    var flags: [Setting: [String]] {
        let groups: [any ParsableArguments] = [receive, secrets, forward, respond, inspect, store, limits]
        return groups.reduce(into: [:]) { $0.merge(GivenFlags.of($1)) { given, _ in given } }
    }
}
