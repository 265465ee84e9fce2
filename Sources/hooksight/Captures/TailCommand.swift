import ArgumentParser
import HookModel
import HookStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `hooksight tail`: captures as they are stored, in another terminal than the listener's.
struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Follow captures as they come, why they fail, and what comes of their deliveries.",
        discussion: """
              hooksight tail
              hooksight tail stripe signature:failed
              hooksight tail --last 0 --json | jq .capture.event.type

            Shows the last ten first. Reads the store: it goes on when the listener ends and begins anew, and misses \
            nothing. With --json each line is an object as `hooksight --output json` prints it. Ctrl-C ends it.
            """,
        aliases: ["logs", "follow"]
    )

    @OptionGroup var query: CaptureQueryOptions

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp("So many of the stored ones come first. (default: 10)", valueName: "number"))
    var last: String?

    @Flag(help: "Print JSON, one object a line.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let last = try last.map { try ListCommand.limit($0, flag: "--last", from: 0) } ?? 10
            let store = try Store.open(try options.resolve().store)
            let selection = try await query.selection(options, in: store)
            selection.printProblems()
            TailCommand.endQuietly()
            let printer = TailPrinter(terminal: .standardOutput, isJSON: json)
            try await TailFollower(store, selection.root, printer).run(last: last)
        }
    }

    /// Whoever follows has seen enough: that is no failure.
    private static func endQuietly() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT) { _ in _exit(0) }
        signal(SIGTERM) { _ in _exit(0) }
    }
}
