import ArgumentParser
import HookFormat
import HookModel
import HookStore
import JSONText

/// `hooksight stats`: what the store holds, in numbers.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count captures and deliveries by provider, event, verdict and hour.",
        discussion: """
              hooksight stats
              hooksight stats --json

            Reads the store, whether a listener runs or not. With --json it prints what the inspector answers to \
            GET /stats.
            """
    )

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let store = try Store.open(try options.resolve().store)
            let now = WallClock.system.now()
            let stats = try await store.stats(now: now)
            let deliveries = try await store.deliveryCounts()
            guard json else {
                for line in StatsText(stats, deliveries, now: now).lines { Terminal.standardOutput.line(line) }
                return
            }
            var writer = JSONWriter()
            StatsObject.write(stats, deliveries, to: &writer)
            Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
        }
    }
}
