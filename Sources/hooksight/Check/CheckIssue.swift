import HookModel

/// One thing that is wrong with a payload, or to be known of a schema: the same in text, annotations and logs.
struct CheckIssue: Sendable, Hashable {
    enum Level: String, Sendable {
        case error, note
    }

    /// Where it is; line and column nil where the whole file is meant.
    struct Place: Sendable, Hashable {
        /// The file as it was named or found, `-`, or `capture 42`.
        var file: String
        /// Whether it is a file that other programs can open.
        var isFile: Bool
        var position: Position?

        /// `file:line:column`, or the file alone.
        var link: String { position.map { "\(file):\($0.line):\($0.column)" } ?? file }
    }

    /// A line and a column in code points, both from 1.
    struct Position: Sendable, Hashable {
        var line: Int
        var column: Int
    }

    let place: Place
    let level: Level
    /// The keyword of the schema, or what else is wrong in a word: `not-json`, `not-checked`, `event-type`.
    let rule: String
    /// Whose payload it is, such as `stripe invoice.paid`; empty where that is not known.
    let subject: String
    /// What is wrong, in a line without controls.
    let message: String

    /// `file:line:column: error: message`, as compilers write it.
    var line: String { SafeLine.escape("\(place.link): \(level.rawValue): ") + message }
}
