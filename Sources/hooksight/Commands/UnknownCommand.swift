import ArgumentParser
import JSONText

/// A first word that is no command: what may have been meant.
///
/// Without this the word would be taken for an argument of `listen`, which has none.
enum UnknownCommand {
    /// What people look for first, and where it is; what they typed behind it follows where the words are the same.
    private static let elsewhere: [String: (command: String, takesRest: Bool)] = [
        "events": ("hooksight list, or hooksight providers ID for what a provider sends", false),
        "requests": ("hooksight list", true), "history": ("hooksight list", true), "find": ("hooksight list", true),
        "search": ("hooksight list", true), "trigger": ("hooksight send", true), "resend": ("hooksight replay", true),
        "forward": ("hooksight --forward 3000", false), "start": ("hooksight", false), "serve": ("hooksight", false),
        "open": ("hooksight list", false), "validate": ("hooksight check", true), "watch": ("hooksight tail", true),
    ]

    /// The message for a command line that names no command; nil for all others.
    ///
    /// - Parameters:
    ///   - arguments: What was typed.
    ///   - commands: The commands that there are.
    ///   - aliases: Their other names.
    /// - Returns: The message.
    static func message(_ arguments: [String], commands: [String], aliases: [String]) -> String? {
        let isHelp = arguments.first == "help"
        let named = isHelp ? arguments.dropFirst().first : arguments.first
        guard let word = named, !word.hasPrefix("-"), word != "help", !commands.contains(word), !aliases.contains(word)
        else { return nil }
        let start = "no command \"\(SafeLine.escape(word))\"; "
        guard let known = elsewhere[word] else { return start + hint(word, commands) + " (hooksight --help)" }
        let rest = known.takesRest && !isHelp ? arguments.dropFirst().map { " \(SafeLine.escape($0))" }.joined() : ""
        return start + known.command + rest
    }

    private static func hint(_ word: String, _ commands: [String]) -> String {
        if Int(word) != nil { return "to forward to that port: hooksight --forward \(word)" }
        return NameDistance.nearest(to: word, among: commands).map { "did you mean \($0)?" } ?? "see its commands"
    }
}
