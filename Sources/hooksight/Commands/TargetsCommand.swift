import ArgumentParser

/// `hooksight targets`: the apps that captures are handed to.
struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Show the targets, and how they do; or switch one on again.",
        subcommands: [TargetsListCommand.self, TargetsEnableCommand.self, TargetsForgetCommand.self],
        defaultSubcommand: TargetsListCommand.self
    )
}
