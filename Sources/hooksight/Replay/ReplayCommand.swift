import ArgumentParser
import HookModel
import HookStore
import JSONText

/// `hooksight replay`: stored captures, once more to an app.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Replay stored captures to your app, and show the answers.",
        discussion: """
              hooksight replay latest
              hooksight replay 42 --edit '/data/total=5' --resign
              hooksight replay omnisales since:1h --to app
              hooksight replay latest --to 3001

            Words are ids, or a query. The running listener sends them to its targets, and stores what becomes of \
            that. When none runs, --to is needed, and they are queued until one does. To a port or URL that is no \
            target the command sends itself, once, and stores nothing. Exit codes: 0 the app took everything, 1 it \
            did not, 2 could not be done, 64 wrong usage.
            """
    )

    @OptionGroup(title: "Replay") var replay: ReplayOptions

    @OptionGroup var query: CaptureQueryOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            guard query.isGiven else {
                throw SettingError(
                    "expected ids of captures, latest, or a query such as omnisales since:1h; since:100000h takes all")
            }
            _ = try (pace(), limit())
            let edits = try replay.edits.map { text in
                do { return try JSONEdit(text) } catch { throw SettingError("--edit \(SafeLine.escape("\(error)"))") }
            }
            let store = try Store.open(try options.resolve().store)
            let chosen = try await ReplayChoice.captures(query.choice(options, in: store), in: store)
            guard !chosen.isEmpty else {
                try await GivenNames(provider: query.filter.provider, event: query.filter.event).check(options)
                throw CommandFailure(description: "no matching capture; nothing was replayed")
            }
            let known = try await ReplayDestination.known(options, store)
            let destination = try ReplayDestination(replay.to, targets: known)
            if case .target(let name?) = destination, known[name] == nil {
                throw ReplayDestination.unknown(
                    name, known.keys.sorted(), isRunning: try StoreAccess.inspector(options) != nil)
            }
            let status = try await send(chosen, to: destination, edits, store)
            if status != 0 { throw ExitCode(status) }
        }
    }

    private func send(
        _ chosen: [ReplayChoice.Chosen], to destination: ReplayDestination, _ edits: [JSONEdit], _ store: Store
    ) async throws -> Int32 {
        let request = ReplayRequest(resigns: replay.resign, edits: edits)
        switch destination {
        case .url(let place):
            guard !replay.noWait else {
                throw SettingError("--no-wait is for targets, which a listener sends to; a URL is sent to at once")
            }
            let plan = try ReplayPlanning(self, store, request, signs: replay.resign)
            let run = try DirectRun(self, place, plan)
            try await note(chosen, plan)
            let status = try await run.run(chosen)
            try await showDifferences(chosen, plan)
            return status
        case .target(let name):
            let plan = try ReplayPlanning(self, store, request, signs: false)
            let status: Int32
            switch try StoreAccess.open(options) {
            case .running(let inspector):
                let run = ReplayRun(self, inspector, chosen, plan.pace, to: name)
                status = try await run.run { try await note(chosen, plan) }
            case .own(let writer):
                status = try await OfflineReplay(self, plan, to: name).store(chosen, with: writer) {
                    try await note(chosen, plan)
                }
            }
            try await showDifferences(chosen, plan)
            return status
        }
    }

    private func note(_ chosen: [ReplayChoice.Chosen], _ plan: ReplayPlanning) async throws {
        let notes = ReplayNotes(plan.store, plan.catalog, plan.request.edits, resigns: replay.resign)
        for line in try await notes.lines(chosen) { Terminal.standardError.line("note: \(line)") }
    }

    /// Of a dry run, what changes about the bodies.
    private func showDifferences(_ chosen: [ReplayChoice.Chosen], _ plan: ReplayPlanning) async throws {
        guard replay.dryRun, !replay.json else { return }
        let difference = ReplayDifference(store: plan.store, catalog: plan.catalog, edits: plan.request.edits)
        for entry in chosen {
            let text = try await difference.text(of: entry.id)
            if text.isEmpty { continue }
            let title = chosen.count > 1 ? "\ncapture \(entry.id), " : "\n"
            Terminal.standardOutput.write(Array((title + text).utf8))
        }
    }

    /// How fast they go.
    ///
    /// - Throws: `SettingError` for a speed that cannot be read.
    func pace() throws(SettingError) -> ReplayPace {
        guard let speed = replay.speed else { return .max }
        guard let pace = ReplayPace(speed) else {
            throw SettingError("--speed", speed, expected: "original, max, or a rate such as 10/s")
        }
        return pace
    }

    /// How long is waited at most; nil without end.
    var timeLimit: Duration? { replay.timeout.flatMap { Duration(text: $0) } }

    private func limit() throws(SettingError) {
        guard let timeout = replay.timeout, timeLimit == nil else { return }
        throw SettingError("--timeout", timeout, expected: "a time such as 30s or 5m")
    }
}
