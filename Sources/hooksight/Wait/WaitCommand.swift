import ArgumentParser
import HookFormat
import HookModel
import HookStore
import JSONText

/// `hooksight wait`: waits for captures in a script.
struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Wait until captures come that fit a query; for scripts and tests.",
        usage: "hooksight wait <query> ... [<options>]",
        discussion: """
            Take a mark, do what causes webhooks, and wait from the mark, so that nothing is missed:

              mark=$(hooksight mark)
              curl -X POST http://localhost:3000/orders
              hooksight wait omnisales order.created signature:verified --after "$mark"

            What came is printed to standard output; when something did not come, standard error has the nearest \
            capture, what differs, and why. Exit codes: 0 all came (with --absent: none), 1 not, 2 no listener runs, \
            64 the query was not understood.
            """
    )

    @Argument(help: ArgumentHelp("What to wait for: stripe invoice.paid signature:verified", valueName: "query"))
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "A query of its own that has to be met, too; each capture counts for one; repeatable.", valueName: "query"))
    var expect: [String] = []

    @OptionGroup var waiting: WaitOptions

    @Option(help: ArgumentHelp("Only what came after this mark, or capture, counts; else from now.", valueName: "mark"))
    var after: String?

    @Flag(help: "Wait the whole time for that none comes.")
    var absent = false

    @Flag(help: "Print the inspector's answer in JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let queries = try queries()
            let limits = try waiting.limits()
            let begin = try after.map(WaitCommand.mark)
            guard let inspector = try StoreAccess.inspector(options) else {
                throw CommandFailure(
                    description: "no listener runs on this store; start one with `hooksight`, "
                        + "or wrap your tests: hooksight run --expect QUERY -- COMMAND")
            }
            for query in queries { try await note(problemsOf: query, inspector) }
            let store = try Store.open(try options.resolve().store)
            let start = if let begin { begin } else { try await store.greatestID() }
            let request = WaitRequest(
                queries: queries, limits: limits, after: CaptureCursor.text(after: start), isAbsent: absent)
            let answer = try await request.answer(of: inspector)
            try await show(answer, limits, after: start, store)
            if !answer.isComplete { throw ExitCode(1) }
        }
    }

    private func queries() throws(SettingError) -> [Query] {
        var queries: [Query] = []
        if !words.isEmpty || expect.isEmpty {
            queries.append(try GivenQuery.read(words.joined(separator: " "), origin: nil))
        }
        for text in expect { queries.append(try GivenQuery.read(text, origin: "--expect")) }
        guard queries.count <= WaitRequest.mostQueries else {
            throw SettingError("\(queries.count) queries; at most \(WaitRequest.mostQueries) are waited for at once")
        }
        return queries
    }

    /// The capture that a mark names.
    private static func mark(_ text: String) throws(SettingError) -> Int64 {
        if let id = CaptureCursor.id(after: text) { return id }
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        if let id = Int64(digits), id >= 0, "\(id)" == digits { return id }
        throw SettingError("--after", text, expected: "a mark (hooksight mark), or a capture's id such as 42")
    }

    /// Says before the wait what looks wrong: the listener knows its providers, events and targets.
    private func note(problemsOf query: Query, _ inspector: InspectorClient) async throws {
        let known = try await inspector.get("/query?q=\(InspectorClient.escaped(query.source))")
        for message in (known["problems"]?.elements ?? []).compactMap({ $0["message"]?.string }) {
            Terminal.standardError.line("note: \(SafeLine.escape(message))")
        }
    }

    private func show(_ answer: WaitAnswer, _ limits: WaitLimits, after start: Int64, _ store: Store) async throws {
        if json {
            Terminal.standardOutput.line(String(decoding: answer.json.bytes, as: UTF8.self))
        } else {
            let line = CaptureLine(terminal: .standardOutput)
            for capture in try await store.captures(ids: answer.captures) {
                Terminal.standardOutput.line(line.text(capture))
            }
        }
        guard !answer.isComplete else { return }
        let errors = Terminal.standardError
        let text = MissText(terminal: errors)
        if absent {
            for part in answer.parts where !part.isComplete {
                let captures = try await store.captures(ids: part.captures)
                errors.write(Array(text.text(unwanted: part.query, captures, of: captures.count).utf8))
            }
            return
        }
        let misses = try await Miss.all(in: answer, wanted: limits.count, after: start, store)
        for miss in misses { errors.write(Array(text.text(miss).utf8)) }
        if after == nil, misses.contains(where: { $0.others == 0 && $0.came == 0 }) {
            errors.line("note: what came before the wait does not count; take a mark first (hooksight wait --help)")
        }
    }
}
