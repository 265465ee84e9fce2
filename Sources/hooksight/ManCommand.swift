import ArgumentParser
import FoundationEssentials
import JSONText

/// `hooksight man`: manual pages, made of what the help is made of.
struct ManCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man",
        abstract: "Print a manual page, or write all of them into a folder.",
        discussion: """
              hooksight man | man -l -
              hooksight man targets enable | man -l -
              hooksight man query | man -l -
              hooksight man --install ~/.local/share/man

            Pages are mdoc, which man-db, groff and mandoc read. Without a command it is the page of the program; query \
            is the page that explains queries. --install makes man1 and man7 in the folder, where man looks for them.
            """
    )

    @Argument(help: "A command, or query.", completion: .commands)
    var command: [String] = []

    @Option(
        help: ArgumentHelp("Write all pages into this folder, in man1 and man7.", valueName: "folder"),
        completion: .directory)
    var install: String?

    func run() async throws {
        try await CommandFailure.reporting {
            let program = try ManualCommand.program(Hooksight.self)
            if let install {
                guard command.isEmpty else {
                    throw SettingError("--install writes all pages; leave \(command.joined(separator: " ")) out")
                }
                return try ManCommand.write(program, into: install)
            }
            Terminal.standardOutput.write(Array(try page(of: program).utf8))
        }
    }

    private func page(of program: ManualCommand) throws(SettingError) -> String {
        if command == ["query"] { return QueryManual.text }
        var found = program
        for word in command {
            guard let next = found.commands.first(where: { $0.path.last == word }) else {
                let known = found.commands.compactMap(\.path.last) + (found.path.count == 1 ? ["query"] : [])
                let near = NameDistance.nearest(to: word, among: known)
                throw SettingError(
                    "no command \"\(SafeLine.escape(word))\"; "
                        + (near.map { "did you mean \($0)? (hooksight --help)" } ?? "hooksight --help lists them"))
            }
            found = next
        }
        return ManualPage(found, of: program).text
    }

    private static func write(_ program: ManualCommand, into folder: String) throws {
        var pages = program.all.map { (path: "man1/\($0.page).1", text: ManualPage($0, of: program).text) }
        pages.append((path: "man7/\(QueryManual.page).7", text: QueryManual.text))
        do {
            for inner in ["man1", "man7"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(inner)", withIntermediateDirectories: true)
            }
            for page in pages { try Data(page.text.utf8).write(to: URL(filePath: "\(folder)/\(page.path)")) }
        } catch {
            throw CommandFailure(
                description: "the folder \(folder) cannot be written to; name another with --install FOLDER")
        }
        Terminal.standardError.line("\(pages.count) pages in \(SafeLine.escape(folder))")
    }
}
