import ArgumentParser

/// The settings of `listen` that `run` takes: port, inspector and store are of the run itself.
struct RunOptions: ParsableArguments {
    /// Where the listener of a run receives.
    struct Receive: ParsableArguments {
        @Option(help: ArgumentHelp("Port that receives webhooks; a free one unless given.", valueName: "port"))
        var port: String?
        @Option(.publicURL) var publicURL: String?
    }

    @OptionGroup(title: SettingGroup.receive.rawValue) var receive: Receive
    @OptionGroup(title: SettingGroup.secrets.rawValue) var secrets: SecretOptions
    @OptionGroup(title: SettingGroup.forward.rawValue) var forward: ForwardOptions
    @OptionGroup(title: SettingGroup.respond.rawValue) var respond: RespondOptions

    @Option(
        help: ArgumentHelp("Settings file; hooksight.json in the working directory unless given.", valueName: "file"))
    var config: String?

    /// What was given on the command line, by setting.
    var flags: [Setting: [String]] {
        let groups: [any ParsableArguments] = [receive, secrets, forward, respond]
        return groups.reduce(into: [:]) { $0.merge(GivenFlags.of($1)) { given, _ in given } }
    }
}
