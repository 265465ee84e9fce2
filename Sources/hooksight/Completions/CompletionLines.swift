import ArgumentParser
import HookFormat
import HookModel

/// Candidates as each shell reads them.
enum CompletionLines {
    /// The lines for a shell: those candidates that go on with what is typed.
    ///
    /// Words of captures come from strangers. A word with a control or invisible character is left out, and bash, which
    /// expands what it is given, gets all words in quotes.
    static func lines(_ candidates: [CompletionCandidate], for command: TypedCommand) -> [String] {
        var seen: Set<String> = []
        return candidates.compactMap { candidate in
            let text = candidate.text
            guard text.hasPrefix(command.typed), SafeText.escape(text) == text, seen.insert(text).inserted else {
                return nil
            }
            let summary = SafeLine.escape(candidate.summary, limit: 60)
            switch command.shell {
            case .some(.bash):
                guard text.hasPrefix(command.kept) else { return nil }
                return ShellWord.quote(text.dropFirst(command.kept.count).utf8)
            case .some(.zsh):
                let word = text.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
                return summary.isEmpty ? word : "\(word):\(summary)"
            case .some(.fish): return summary.isEmpty ? text : "\(text)\t\(summary)"
            default: return text
            }
        }
    }
}
