import ArgumentParser
import HookFormat
import HookInspector
import HookStore
import JSONText

/// `hooksight targets list`, which `hooksight targets` alone is.
struct TargetsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the targets of the running listener, or those that the store knows when none runs."
    )

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            if let inspector = try StoreAccess.inspector(options) {
                let text = try await json ? inspector.get("/targets").prettyText : inspector.text("/targets.txt")
                Terminal.standardOutput.write(Array((json ? text + "\n" : text).utf8))
                return
            }
            let store = try Store.open(try options.resolve().store)
            let counts = try await store.deliveryCounts()
            let healths = try await store.healths()
            if json {
                var writer = JSONWriter()
                TargetObject.write([], counts, healths, to: &writer)
                Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
            } else {
                for line in TargetText.lines([], counts, healths) { Terminal.standardOutput.line(line) }
                Terminal.standardError.line("no listener runs on this store, so nothing is forwarded")
            }
        }
    }
}
