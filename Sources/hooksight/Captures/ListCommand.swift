import ArgumentParser
import HookFormat
import HookModel
import HookStore
import JSONText

/// `hooksight list`: the stored captures, a line each.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List captures, newest first: all, or those that match a query.",
        discussion: """
              hooksight list
              hooksight list stripe signature:failed since:1d
              hooksight list '/data/total>1000' --limit 20 --json

            Words are terms of a query, joined by AND: providers, events, field:value, JSON Pointers, and text for \
            what is none of these. Reads the store, whether a listener runs or not. With --json it prints what the \
            inspector answers to GET /captures. Exit codes: 0 found, 1 no capture matches, 2 could not be done, 64 \
            wrong usage.
            """,
        aliases: ["ls", "captures"]
    )

    @OptionGroup var query: CaptureQueryOptions

    @Option(help: ArgumentHelp("At most so many. (default: 50)", valueName: "number"))
    var limit: String?

    @Flag(help: "The oldest first.")
    var oldest = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let limit = try ListCommand.limit(limit, flag: "--limit")
            let store = try Store.open(try options.resolve().store)
            let selection = try await query.selection(options, in: store)
            if !json { selection.printProblems() }
            let order: CaptureOrder = oldest ? .oldest : .newest
            let page = try await CaptureSearchRun(store, isSilent: json).page(
                CaptureSearch(selection.root, order: order), limit: limit)
            if json {
                let list = CaptureList(page, order: order, problems: selection.query.problems)
                var writer = JSONWriter()
                list.write(to: &writer)
                Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
            } else {
                CaptureRows(terminal: .standardOutput).print(page.captures)
                if page.next != nil { Terminal.standardError.line("there are more; --limit N shows them") }
            }
            guard page.captures.isEmpty else { return }
            try await NothingFound.report(query, selection, options)
        }
    }

    /// A number of captures.
    ///
    /// - Throws: `SettingError` for what is none.
    static func limit(_ text: String?, flag: String, from lowest: Int = 1) throws(SettingError) -> Int {
        guard let text else { return 50 }
        guard let limit = Int(text), (lowest...1_000_000).contains(limit) else {
            throw SettingError(flag, text, expected: "a number from \(lowest) to 1000000")
        }
        return limit
    }
}
