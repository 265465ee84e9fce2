import ArgumentParser
import HookModel
import HookStore
import JSONText

/// `hooksight replay`: stored captures, once more to an app.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Hand stored captures on again, by id or all that fit, and wait for what the app says.",
        discussion: """
            hooksight replay 42 --edit '/data/total=5' --resign
            hooksight replay --provider omnisales --since 1h --to app --speed original

            Goes through the running listener, to the targets that it knows. When none runs, --to is needed, and what is \
            replayed waits for `hooksight listen`. Exit codes: 0 the app took everything, 1 it did not, 2 could not be \
            done, 64 wrong usage.
            """
    )

    @Argument(help: "Ids of captures, such as 42.", transform: ShownID.capture)
    var ids: [Int64] = []

    @OptionGroup(title: "All that fit") var filter: CaptureFilterOptions

    @Option(help: ArgumentHelp("The target's name; all whose filter fits unless given.", valueName: "name"))
    var to: String?

    @Flag(help: "Sign anew, with a timestamp of each attempt's own time.")
    var resign = false

    @Option(
        name: .customLong("edit"),
        help: ArgumentHelp(
            "Change the body: /data/total=5; what is not JSON is a string; repeatable.", valueName: "pointer=value"))
    var edits: [String] = []

    @Option(help: ArgumentHelp("original, max, or a rate such as 10/s. (default: max)", valueName: "speed"))
    var speed: String?

    @Flag(help: "Say what would be sent, and send nothing.")
    var dryRun = false

    @Flag(help: "Do not wait for what the app says.")
    var noWait = false

    @Flag(help: "Print JSON, one object for each delivery.")
    var json = false

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
            let edits = try edits.map { text in
                do { return try JSONEdit(text) } catch { throw SettingError("--edit \(SafeLine.escape("\(error)"))") }
            }
            let conditions = try filter.filter(now: WallClock.system.now())
            let store = try Store.open(try options.resolve().store)
            let chosen =
                try await ids.isEmpty
                ? ReplayChoice.fitting(conditions, in: store) : ReplayChoice.named(ids, in: store)
            guard !chosen.isEmpty else {
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
        guard let speed else { return .max }
        guard let pace = ReplayPace(speed) else {
            throw SettingError("--speed", speed, expected: "original, max, or a rate such as 10/s")
        }
        return pace
    }
}
