import ArgumentParser
import JSONText

/// A command as ArgumentParser describes it: what help, completions and pages are made of.
struct ManualCommand {
    /// The words that call it, from `hooksight` on.
    let path: [String]
    let abstract: String
    let discussion: String
    let arguments: [ManualArgument]
    /// Its subcommands, without `help`.
    let commands: [ManualCommand]

    /// Reads the description that ArgumentParser gives of a program.
    ///
    /// - Throws: `JSONSyntaxError` when the description is no JSON, which the library rules out.
    static func program(_ type: any ParsableCommand.Type) throws -> ManualCommand {
        let description = try JSONDocument(type._dumpHelp()).root
        return ManualCommand(description["command"] ?? description, below: [])
    }

    private init(_ value: JSONValue, below parents: [String]) {
        path = parents + [value["commandName"]?.string ?? ""]
        abstract = value["abstract"]?.string ?? ""
        discussion = value["discussion"]?.string ?? ""
        // The version is the program's, and every command has the flag.
        arguments = (value["arguments"]?.elements ?? []).map(ManualArgument.init).filter {
            $0.isShown && (parents.isEmpty || $0.names != ["--version"])
        }
        let path = path
        commands = (value["subcommands"]?.elements ?? []).map { ManualCommand($0, below: path) }
            .filter { $0.path.last != "help" }
    }

    /// The page's name, such as `hooksight-targets-enable`.
    var page: String { path.joined(separator: "-") }

    /// It and all commands below it.
    var all: [ManualCommand] { [self] + commands.flatMap(\.all) }

    /// Whether it has a flag.
    func has(_ flag: String) -> Bool { arguments.contains { $0.names.contains(flag) } }
}
