import ArgumentParser
import HookModel

/// What the arguments of commands are completed with: `completion: .providers` in a declaration.
extension CompletionKind {
    /// The ids of providers.
    static let providers = hooksight { CompletionSource($0).providers() }
    /// The event types of the provider that the command line names; of all where it names none.
    static let events = hooksight { await CompletionSource($0).events() }
    /// The names of targets.
    static let targets = hooksight { await CompletionSource($0).targets() }
    /// The newest captures, and `latest`.
    static let captures = hooksight { await CompletionSource($0).captures() }
    /// The newest deliveries.
    static let deliveries = hooksight { await CompletionSource($0).deliveries() }
    /// The words of a query of captures.
    static let query = hooksight { await CompletionSource($0).query() }
    /// Captures where a command takes ids and queries alike.
    static let capturesOrQuery = hooksight { command in
        let source = CompletionSource(command)
        let isID = command.typed.allSatisfy { $0.isNumber || $0 == "#" } || "latest".hasPrefix(command.typed)
        return (isID ? await source.captures() : []) + (await source.query())
    }
    /// Payload files, or with `--captures` a query.
    static let filesOrQuery = hooksight { command in
        command.words.contains("--captures")
            ? await CompletionSource(command).query() : PayloadPaths.candidates(for: command)
    }
    /// The words that a field of queries takes.
    static func words(of field: QueryField) -> CompletionKind { .list(field.words ?? []) }

    /// What a source gives for the command line that is typed.
    static func hooksight(
        _ candidates: @escaping @Sendable (TypedCommand) async -> [CompletionCandidate]
    ) -> CompletionKind {
        .custom { words, index, prefix in
            let command = TypedCommand(
                words, index, prefix, shell: CompletionShell.requesting, version: CompletionShell.requestingVersion)
            return CompletionLines.lines(await candidates(command), for: command)
        }
    }
}
