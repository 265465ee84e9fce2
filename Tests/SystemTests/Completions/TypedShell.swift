import Foundation
import TestSupport

/// A shell on a terminal, into which somebody types a command and the tabulator.
struct TypedShell {
    /// Those of the shells that this machine has.
    static let installed: [String] = ["bash", "zsh", "fish"].filter { shell in
        let isThere = ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)")
        }
        guard PythonApp.isThere else { return false }
        let count = ProgramTests.CompletionsTests.typed.count
        if !isThere { print("SKIPPED: there is no \(shell) (\(count) completions)") }
        return isThere
    }

    let shell: String
    let folder: TemporaryFolder

    /// How it is started, without anybody's settings.
    private var start: [String] {
        switch shell {
        case "bash": ["bash", "--norc", "--noprofile", "-i"]
        case "zsh": ["zsh", "-f", "-i"]
        default: ["fish", "--no-config", "-i"]
        }
    }

    /// Reads the script, and has the words of the command line written to a file.
    private var preparation: String {
        let posix = """
            hooksight() { if [ "$1" = ---completion ]; then command hooksight "$@"; \
            else printf '%s\\n' "${@: -1}" >> words.txt; fi; }
            """
        switch shell {
        case "bash": return "source <(command hooksight completions bash)\n" + posix
        case "zsh":
            return "autoload -U compinit; compinit -u -D; source <(command hooksight completions zsh)\n" + posix
        default:
            return """
                command hooksight completions fish | source
                function hooksight; printf '%s\\n' $argv[-1] >> words.txt; end
                """
        }
    }

    /// The last word of each command line, after the tabulator.
    func lastWords(after texts: [String], environment: [String: String]) async throws -> [String] {
        let script = ProjectFiles.root.appendingPathComponent("Tests/Apps/type_in_shell.py").path
        let typed = texts.map { $0 + "\t" }.joined(separator: "\n")
        let run = try await Program.run(
            ["python3", script, preparation, typed] + start, environment: environment, in: folder,
            executable: "/usr/bin/env")
        guard let words = try? String(contentsOfFile: folder.file("words.txt"), encoding: .utf8) else {
            throw NoWords(terminal: run.output + run.errors)
        }
        return words.split(separator: "\n").map(String.init)
    }

    struct NoWords: Error {
        let terminal: String
    }
}
