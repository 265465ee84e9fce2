/// The manual page of a command, in mdoc.
struct ManualPage {
    private let command: ManualCommand
    private let program: ManualCommand
    private let discussion: ManualDiscussion

    init(_ command: ManualCommand, of program: ManualCommand) {
        self.command = command
        self.program = program
        discussion = ManualDiscussion(command.discussion)
    }

    /// The day that pages bear: that of the last release.
    static let date = "November 27, 2026"

    /// The page.
    var text: String {
        var lines = [
            ".Dd \(ManualPage.date)", ".Dt \(command.page.uppercased()) 1", ".Os", ".Sh NAME", ".Nm \(command.page)",
            ".Nd \(MdocText.line(ManualPage.lowered(command.abstract)))", ".Sh SYNOPSIS",
        ]
        lines += synopsis
        lines.append(".Sh DESCRIPTION")
        let paragraphs = discussion.paragraphs.isEmpty ? [command.abstract] : discussion.paragraphs
        lines += paragraphs.flatMap { [".Pp", MdocText.running($0)] }.dropFirst()
        lines += commands + options
        lines += ManualContext(command).lines
        lines += exits + examples + seeAlso
        return lines.joined(separator: "\n") + "\n"
    }

    private var synopsis: [String] {
        let name = [".Nm hooksight"] + command.path.dropFirst().map { ".Cm \(MdocText.word($0))" }
        guard command.commands.isEmpty else { return name + [".Ar command", ".Op Ar argument ..."] }
        // Dozens of flags are easier to read in their list.
        let flags = command.arguments.filter { $0.kind != "positional" && !["--help"].contains($0.names.last) }
        let shown = flags.count > 12 ? [".Op Ar flags ..."] : flags.map { ".Op \($0.macro)" }
        let words = command.arguments.filter { $0.kind == "positional" }
        return name + shown + words.map { $0.isOptional ? ".Op \($0.macro)" : ".\($0.macro)" }
    }

    private var commands: [String] {
        guard !command.commands.isEmpty else { return [] }
        var lines = [".Pp", "The commands are:", ".Bl -tag -width Ds"]
        for inner in command.commands {
            lines += [".It Xr \(inner.page) 1", MdocText.running(inner.abstract)]
        }
        return lines + [".El"]
    }

    private var options: [String] {
        guard !command.arguments.isEmpty else { return [] }
        var lines = [".Sh OPTIONS"]
        var titles: [String?] = []
        for argument in command.arguments where !titles.contains(argument.section) { titles.append(argument.section) }
        // What has no heading of its own stands before those that have.
        titles.sort { $0 == nil && $1 != nil }
        for title in titles {
            if let title { lines.append(".Ss \(title)") }
            lines.append(".Bl -tag -width Ds")
            for argument in command.arguments where argument.section == title {
                lines += [".It \(argument.macro)", MdocText.running(argument.abstract)]
            }
            lines.append(".El")
        }
        return lines
    }

    private var exits: [String] {
        let own = discussion.exits
        let exits = own.isEmpty ? ManualDiscussion(program.discussion).exits : own
        guard !exits.isEmpty else { return [] }
        return [".Sh EXIT STATUS", ".Bl -tag -width Ds"]
            + exits.flatMap { [".It \($0.code)", MdocText.running($0.meaning)] } + [".El"]
    }

    private var examples: [String] {
        guard !discussion.examples.isEmpty else { return [] }
        return [".Sh EXAMPLES"]
            + discussion.examples.flatMap { [".Bd -literal -offset indent"] + $0.map(MdocText.line) + [".Ed"] }
    }

    private var seeAlso: [String] {
        var pages: [String] = []
        if command.path.count > 1 { pages += ["hooksight 1"] }
        if command.path.count > 2 { pages += ["\(command.path.dropLast().joined(separator: "-")) 1"] }
        pages += command.commands.map { "\($0.page) 1" }.sorted()
        pages.append("\(QueryManual.page) 7")
        return [".Sh SEE ALSO"]
            + pages.enumerated().map { ".Xr \($1)" + ($0 < pages.count - 1 ? " ," : "") }
    }

    /// An abstract as the line behind a name has it: no capital, no stop.
    private static func lowered(_ text: String) -> String {
        let text = text.hasSuffix(".") ? String(text.dropLast()) : text
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
