/// A word that may stand where somebody is typing a command.
struct CompletionCandidate: Sendable, Hashable {
    /// The whole word, as the command takes it: the shell quotes it where it has to.
    let text: String
    /// What it is, in a few words; empty where the word says it.
    let summary: String

    init(_ text: String, _ summary: String = "") {
        self.text = text
        self.summary = summary
    }
}
