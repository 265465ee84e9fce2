import ArgumentParser

/// `hooksight targets`: the apps that captures are forwarded to.
struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Show forwarding targets and their health; enable or forget one.",
        subcommands: [TargetsListCommand.self, TargetsEnableCommand.self, TargetsForgetCommand.self],
        defaultSubcommand: TargetsListCommand.self,
        aliases: ["target"]
    )
}
