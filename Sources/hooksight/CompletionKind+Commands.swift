import ArgumentParser

extension CompletionKind {
    /// The names of commands.
    static let commands = hooksight { _ in
        Hooksight.configuration.subcommands.map {
            CompletionCandidate($0.configuration.commandName ?? "", $0.configuration.abstract)
        }
    }
}
