import ArgumentParser
import HookFormat
import HookModel
import HookStore

/// `hooksight show`: one capture.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one capture: verdicts and causes, deliveries, headers, body.",
        discussion: """
              hooksight show
              hooksight show 42 --body > payload.json
              hooksight show stripe signature:failed
              hooksight show 42 --diff previous

            Shows the newest capture, the one with this id, or the newest that matches a query. --diff compares with \
            another capture, or with `previous`, the last that passed of the same provider and event. Exit codes: 0 \
            shown, 1 no capture matches, 2 could not be done, 64 wrong usage.
            """,
        aliases: ["get", "inspect"]
    )

    @OptionGroup var query: CaptureQueryOptions

    @OptionGroup(title: "What is shown") var part: ShownPartOptions

    @Flag(help: "Print JSON: the capture, or the difference.")
    var json = false

    @Flag(help: "Show header values such as those of Authorization and Cookie.")
    var showCredentials = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let part = try part.part(isJSON: json)
            let store = try Store.open(try options.resolve().store)
            let shown = ShownCapture(store, Credentials(areShown: showCredentials))
            try await shown.print(part, of: try await id(in: store))
        }
    }

    private func id(in store: Store) async throws -> Int64 {
        guard query.isGiven else {
            guard let latest = try await store.latestID() else {
                throw CommandFailure(description: "no captures yet; `hooksight` receives them")
            }
            return latest
        }
        switch try await query.choice(options, in: store) {
        case .named(let ids):
            guard let only = ids.first, ids.count == 1 else {
                throw SettingError("expected one capture, found \(ids.count) ids; hooksight list shows several")
            }
            return only
        case .matching(let selection):
            let page = try await CaptureSearchRun(store).page(CaptureSearch(selection.root), limit: 1)
            guard let newest = page.captures.first else {
                try await NothingFound.report(query, selection, options)
                throw ExitCode(1)
            }
            return newest.id
        }
    }
}
