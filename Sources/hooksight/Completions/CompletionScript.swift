import ArgumentParser

/// The completion script of a shell: ArgumentParser's, with what it leaves to be wished.
enum CompletionScript {
    /// The script of a program.
    static func text(of program: any ParsableCommand.Type, for shell: CompletionShell) -> String {
        let script = program.completionScript(for: shell)
        switch shell {
        case .bash: return script + "\n" + bash
        case .zsh: return zsh(script)
        default: return script + "\n"
        }
    }

    /// Behind `signature:` and `header.` the word goes on, so no space is added.
    private static let bash = """
        _hooksight_words() {
            _hooksight "${@}"
            local word
            for word in "${COMPREPLY[@]}"; do
                [[ "${word}" = *[:.\\>=,] ]] || return 0
            done
            compopt -o nospace 2> /dev/null
        }
        complete -o filenames -F _hooksight_words hooksight

        """

    /// The same; words that go on are told apart by their ends.
    private static func zsh(_ script: String) -> String {
        let own = #"""
            __hooksight_complete() {
                local -a open=() whole=()
                local candidate word mark=$'\1' colon='\:'
                for candidate in "${@}"; do
                    word="${candidate//${colon}/${mark}}"
                    word="${word%%:*}"
                    if [[ "${word}" = *[./=\>,${mark}] ]]; then open+=("${candidate}"); else whole+=("${candidate}"); fi
                done
                _describe -V '' open -S '' -- whole
            }

            """#
        guard let end = script.firstRange(of: "if [[ \"${funcstack[1]}\"") else { return script + "\n" }
        return script[..<end.lowerBound] + own + script[end.lowerBound...] + "\n"
    }
}
