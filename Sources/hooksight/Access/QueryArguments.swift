/// Words of a query that look like flags: `-signature:verified` is meant as `NOT signature:verified`.
enum QueryArguments {
    /// The commands that take queries as words.
    private static let commands: Set<String> = [
        "list", "ls", "captures", "show", "get", "inspect", "tail", "logs", "follow", "delete", "clear", "rm", "export",
        "replay", "wait", "check",
    ]

    /// The arguments with such words as the query means them; all behind `--` stay as they are.
    static func plain(_ arguments: [String]) -> [String] {
        guard let command = arguments.first, commands.contains(command) else { return arguments }
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].map { isNegated($0) ? "NOT \($0.dropFirst())" : $0 } + arguments[end...]
    }

    /// Whether it is `-`, a field or a pointer, and an operator, as no flag is written.
    private static func isNegated(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), let first = argument.dropFirst().first else { return false }
        if first == "/" { return true }
        guard first.isASCII, first.isLetter else { return false }
        let rest = argument.dropFirst().drop {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_")
        }
        return rest.first.map { ":<>".contains($0) } ?? false
    }
}
