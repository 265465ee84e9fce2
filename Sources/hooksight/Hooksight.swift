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
        version: Version.text,
        subcommands: [
            ListenCommand.self, SendCommand.self, ReplayCommand.self, RetryCommand.self, CancelCommand.self,
            DeliveriesCommand.self,
            TargetsCommand.self, CheckCommand.self, ProvidersCommand.self,
            SchemaCommand.self, VerifyCommand.self, SignCommand.self, SettingsCommand.self,
        ],
        defaultSubcommand: ListenCommand.self
    )

    static func main() async {
        do {
            var command = try await asyncParseAsRoot(SecretArguments.joined(CommandLine.arguments.dropFirst()))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(after: error)
        }
    }

    /// Ends as ArgumentParser does, but for its `Error:`: errors of every origin begin alike.
    private static func leave(after error: any Error) -> Never {
        let text = fullMessage(for: error)
        let libraryPrefix = "Error: "
        guard text.hasPrefix(libraryPrefix) else { exit(withError: error) }
        Terminal.standardError.line("error: \(text.dropFirst(libraryPrefix.count))")
        exit(withError: exitCode(for: error))
    }
}
