import Foundation
import TestSupport

/// A shell on a terminal, into which somebody types a command and the tabulator.
struct TypedShell {
    /// Those of the shells that this machine has.
    static let installed: [String] = ["bash", "zsh", "fish"].filter { shell in
        let isThere = ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)")
        }
        if !isThere { print("SKIPPED: there is no \(shell) (\(ProgramTests.CompletionsTests.typed.count) completions)") }
        return isThere
    }

    let shell: String
    let folder: TemporaryFolder

    /// Where the words go that the command line ends up with.
    private static let catcher = """
        hooksight() { if [ "$1" = ---completion ]; then command hooksight "$@"; \
        elif [ "$1" = completions ]; then command hooksight "$@"; else printf '%s\\n' "$@" > words.txt; fi; }
        """

    /// The words of the command line after the tabulator.
    func words(after text: String, environment: [String: String]) async throws -> [String] {
        let preparation =
            shell == "bash"
            ? "source <(command hooksight completions bash)"
            : "autoload -U compinit; compinit -u -D; source <(command hooksight completions zsh)"
        let command = shell == "bash" ? ["bash", "--norc", "--noprofile", "-i"] : ["zsh", "-f", "-i"]
        let script = ProjectFiles.root.appendingPathComponent("Tests/Apps/type_in_shell.py").path
        let run = try await Program.run(
            ["python3", script, "\(preparation)\n\(TypedShell.catcher)", "\(text)\t"] + command,
            environment: environment, in: folder, executable: "/usr/bin/env")
        guard let words = try? String(contentsOfFile: folder.file("words.txt"), encoding: .utf8) else {
            throw NoWords(terminal: run.output + run.errors)
        }
        return words.split(separator: "\n").map(String.init)
    }

    /// The candidates that fish offers.
    func candidates(after text: String, environment: [String: String]) async throws -> [String] {
        let run = try await Program.run(
            ["fish", "--no-config", "-c", "hooksight completions fish | source; complete -C \"$argv[1]\"", text],
            environment: environment, in: folder, executable: "/usr/bin/env")
        return run.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }

    struct NoWords: Error {
        let terminal: String
    }
}
