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
              hooksight replay --provider omnisales --since 1h --to app

            The running listener sends them to its targets. When none runs, --to is needed, and they are queued until \
            one does. Exit codes: 0 the app took everything, 1 it did not, 2 could not be \
            done, 64 wrong usage.
            """
    )

    @Argument(help: "Ids of captures, such as 42, or latest.", completion: .captures, transform: ShownID.capture)
    var ids: [ShownID.CaptureName] = []

    @OptionGroup(title: "Replay") var replay: ReplayOptions

    @OptionGroup(title: "Filters") var filter: CaptureFilterOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            guard ids.isEmpty == filter.isGiven else {
                throw SettingError(
                    ids.isEmpty
                        ? "expected ids of captures, or conditions such as --provider omnisales --since 1h; "
                            + "--since 100000h takes all" : "expected ids or conditions, not both")
            }
            let pace = try pace()
            let edits = try replay.edits.map { text in
                do { return try JSONEdit(text) } catch { throw SettingError("--edit \(SafeLine.escape("\(error)"))") }
            }
            let conditions = try filter.filter(now: WallClock.system.now())
            let store = try Store.open(try options.resolve().store)
            let chosen =
                try await ids.isEmpty
                ? ReplayChoice.fitting(conditions, in: store) : ReplayChoice.named(ids, in: store)
            guard !chosen.isEmpty else {
                try await GivenNames(provider: filter.provider, event: filter.event).check(options)
                throw CommandFailure(description: "no matching capture; nothing was replayed")
            }
            let status: Int32
            switch try StoreAccess.open(options) {
            case .running(let inspector):
                status = try await ReplayRun(self, inspector, chosen, pace).run()
            case .own(let writer):
                status = try await OfflineReplay(self, edits).store(chosen, with: writer)
            }
            if status != 0 { throw ExitCode(status) }
        }
    }

    private func pace() throws(SettingError) -> ReplayPace {
        guard let speed = replay.speed else { return .max }
        guard let pace = ReplayPace(speed) else {
            throw SettingError("--speed", speed, expected: "original, max, or a rate such as 10/s")
        }
        return pace
    }
}
