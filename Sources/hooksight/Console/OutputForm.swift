/// How `listen` prints captures.
enum OutputForm: String, CaseIterable {
    /// A line for people.
    case pretty
    /// A JSON object a line, for scripts.
    case json
    /// Nothing.
    case quiet
}
