import ArgumentParser

/// A command line that somebody is typing, as the shell hands it on.
struct TypedCommand: Sendable {
    /// The words before the one that is completed, without quotes and without the program's name.
    let words: [String]
    /// What is typed of the word, up to the cursor.
    let typed: String
    /// The beginning of the word that the shell leaves alone.
    ///
    /// bash takes `signature:fa` for three words, and completes the third.
    let kept: String
    /// Who asks; nil in tests.
    let shell: CompletionShell?

    /// Reads what the shell hands on.
    ///
    /// - Parameters:
    ///   - raw: The words of the command line, with their quotes.
    ///   - index: Which of them is completed.
    ///   - prefix: What of it stands before the cursor.
    ///   - shell: The shell.
    ///   - version: The shell's version, which says how it quotes.
    init(_ raw: [String], _ index: Int, _ prefix: String, shell: CompletionShell?, version: String? = nil) {
        self.shell = shell
        let isPlain = shell == .fish && version?.hasPrefix("3") == true
        let read = { (word: String) in isPlain ? word : ShellQuotes.removed(from: word) }
        let before = raw.prefix(max(0, index)).map(read)
        let isLast = index == raw.count - 1
        let whole = raw.indices.contains(index) ? raw[index] : ""
        let current = read(isLast && !prefix.isEmpty ? prefix : whole)
        guard shell == .bash else {
            (words, typed, kept) = (Array(before.dropFirst()), current, "")
            return
        }
        var joined: [String] = []
        var isOpen = false
        for word in before {
            let isBreak = TypedCommand.isBreak(word)
            if isBreak || isOpen, let last = joined.popLast() {
                joined.append(last + word)
            } else {
                joined.append(word)
            }
            isOpen = isBreak
        }
        let isBreak = TypedCommand.isBreak(current)
        let start = isBreak || isOpen ? joined.popLast() ?? "" : ""
        words = Array(joined.dropFirst())
        typed = start + current
        kept = isBreak ? typed : start
    }

    /// What was given for an option, as `--store PATH` or `--store=PATH`.
    func value(of option: String) -> String? { values(of: option).last }

    /// All that was given for a repeatable option.
    func values(of option: String) -> [String] {
        words.indices.compactMap { index in
            if words[index].hasPrefix(option + "=") { return String(words[index].dropFirst(option.count + 1)) }
            return words[index] == option && index + 1 < words.count ? words[index + 1] : nil
        }
    }

    /// The words behind the command's name that are no flags.
    var arguments: [String] { words.dropFirst().filter { !$0.hasPrefix("--") && $0 != "-q" } }

    /// Whether bash breaks words at it.
    private static func isBreak(_ word: String) -> Bool { !word.isEmpty && word.allSatisfy { ":=@".contains($0) } }
}
