import ArgumentParser

/// The command itself: `hooksight` alone is `hooksight listen`.
@main
struct Hooksight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hooksight",
        abstract:
            "Receive webhooks on your own machine, see every byte, and learn why a signature or a payload is wrong.",
        discussion: """
              hooksight --forward 3000
              hooksight list stripe signature:failed since:1h
              hooksight show latest
              hooksight run --expect 'stripe invoice.paid' -- npm test

            Without a command it listens: senders reach the webhook URL on port 4100, and you the inspector on 4101. \
            Exit codes: 0 good, 1 the answer is no, 2 could not do it, 64 wrong usage.
            """,
        version: Version.text,
        subcommands: [
            ListenCommand.self, RunCommand.self,
            ListCommand.self, ShowCommand.self, TailCommand.self, WaitCommand.self, MarkCommand.self, StatsCommand.self,
            SendCommand.self, ReplayCommand.self, DeliveriesCommand.self, RetryCommand.self, CancelCommand.self,
            TargetsCommand.self,
            CheckCommand.self, VerifyCommand.self, SignCommand.self, ProvidersCommand.self, SchemaCommand.self,
            ExportCommand.self, ImportCommand.self, DeleteCommand.self,
            SettingsCommand.self, CompletionsCommand.self, ManCommand.self,
        ],
        defaultSubcommand: ListenCommand.self
    )

    static func main() async {
        let arguments = QueryArguments.plain(Array(CommandLine.arguments.dropFirst()))
        if arguments == ["version"] || arguments == ["-v"] { return Terminal.standardOutput.line(Version.text) }
        let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
        let aliases = configuration.subcommands.flatMap { $0.configuration.aliases }
        if let message = UnknownCommand.message(arguments, commands: commands, aliases: aliases) {
            Terminal.standardError.line("error: \(message)")
            exit(withError: ExitCode.validationFailure)
        }
        do {
            var command = try await asyncParseAsRoot(SecretArguments.joined(arguments[...]))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(after: error)
        }
    }

    /// Ends as ArgumentParser does, but without its `Error:` and usage: errors of every origin are one line, and what
    /// helps with a command's flags is its own help.
    private static func leave(after error: any Error) -> Never {
        let text = fullMessage(for: error)
        let libraryPrefix = "Error: "
        guard text.hasPrefix(libraryPrefix) else { exit(withError: error) }
        let lines = text.dropFirst(libraryPrefix.count).split(separator: "\n", omittingEmptySubsequences: false)
        var message = lines.prefix { !$0.hasPrefix("Usage:") }.joined(separator: "\n")
        // The flag of other tools for what is --forward here; the library's guess is --ca.
        if message.hasPrefix("Unknown option '--to'.") { message = "Unknown option '--to'. Did you mean '--forward'?" }
        Terminal.standardError.line("error: \(message)")
        exit(withError: exitCode(for: error))
    }
}
