import ArgumentParser

/// The command itself: `hooksight` alone is `hooksight listen`.
@main
struct Hooksight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hooksight",
        abstract:
            "Receive webhooks on your own machine, see every byte, and learn why a signature or a payload is wrong.",
        discussion: """
            Exit codes: 0 good, 1 the answer is no, 2 could not do it, 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            ListenCommand.self, SendCommand.self, ReplayCommand.self, RetryCommand.self, DeliveriesCommand.self,
            TargetsCommand.self, CheckCommand.self, ProvidersCommand.self,
            SchemaCommand.self, VerifyCommand.self, SignCommand.self,
        ],
        defaultSubcommand: ListenCommand.self
    )

    static func main() async { await main(SecretArguments.joined(CommandLine.arguments.dropFirst())) }
}
