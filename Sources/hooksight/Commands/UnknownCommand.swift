import ArgumentParser
import JSONText

/// A first word that is no command: what may have been meant.
///
/// Without this the word would be taken for an argument of `listen`, which has none.
enum UnknownCommand {
    /// What people look for first, and where it is.
    private static let elsewhere = [
        "list": looking, "ls": looking, "show": looking, "tail": looking, "captures": looking, "logs": looking,
        "events": looking, "get": looking, "inspect": looking, "trigger": "hooksight send PROVIDER EVENT",
        "forward": "hooksight --forward 3000", "start": "hooksight", "serve": "hooksight",
    ]
    private static let looking = "with a listener running: curl INSPECTOR/captures.txt"

    /// The message for a command line that names no command; nil for all others.
    ///
    /// - Parameters:
    ///   - arguments: What was typed.
    ///   - commands: The commands that there are.
    ///   - inspector: Gives the address of the running inspector, where it is known.
    /// - Returns: The message.
    static func message(
        _ arguments: [String], commands: [String], inspector: () -> String? = { nil }
    ) -> String? {
        let named = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let word = named, !word.hasPrefix("-"), word != "help", !commands.contains(word) else { return nil }
        let known = (elsewhere[word] ?? hint(word, commands))
            .replacing("INSPECTOR", with: inspector() ?? "http://127.0.0.1:4101")
        return "no command \"\(SafeLine.escape(word))\"; \(known) (hooksight --help)"
    }

    private static func hint(_ word: String, _ commands: [String]) -> String {
        if Int(word) != nil { return "to forward to that port: hooksight --forward \(word)" }
        return NameDistance.nearest(to: word, among: commands).map { "did you mean \($0)?" } ?? "see its commands"
    }
}
