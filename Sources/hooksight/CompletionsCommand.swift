import ArgumentParser
import JSONText

/// `hooksight completions`: the script that completes its commands in a shell.
struct CompletionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the completion script of bash, zsh or fish.",
        discussion: """
              source <(hooksight completions bash)
              hooksight completions zsh > "${fpath[1]}/_hooksight"
              hooksight completions fish > ~/.config/fish/completions/hooksight.fish

            Completes commands and flags, and from the documents and the store: providers, their events, ids of \
            captures and deliveries, targets, and the words of queries. The first line is for ~/.bashrc.
            """
    )

    @Argument(
        help: "The shell: bash, zsh or fish; that of $SHELL unless given.",
        completion: .list(CompletionShell.allCases.map(\.rawValue).sorted()))
    var shell: String?

    func run() async throws {
        try await CommandFailure.reporting {
            Terminal.standardOutput.write(Array(CompletionScript.text(of: Hooksight.self, for: try named()).utf8))
        }
    }

    private func named() throws(SettingError) -> CompletionShell {
        guard let shell else {
            guard let own = CompletionShell.autodetected() else {
                throw SettingError("$SHELL names none of bash, zsh and fish; name one: hooksight completions bash")
            }
            return own
        }
        if let known = CompletionShell(rawValue: shell) { return known }
        let near = NameDistance.nearest(to: shell, among: CompletionShell.allCases.map(\.rawValue).sorted())
        let hint = near.map { "; did you mean \($0)?" } ?? ""
        throw SettingError("expected bash, zsh or fish, found \"\(SafeLine.escape(shell))\"\(hint)")
    }
}
