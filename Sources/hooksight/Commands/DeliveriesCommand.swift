import ArgumentParser
import HookFormat
import HookInspector
import HookModel
import HookStore
import JSONText

/// `hooksight deliveries`: what was forwarded, what is due when, and why.
struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "List deliveries to your app, newest first, or show one with its attempts.",
        discussion: """
            The state is pending (due now or later), delivered, or failed: a dead letter, which `hooksight retry` attempts \
            once more. Reads the store, whether a listener runs or not.
            """
    )

    @Argument(
        help: "A delivery's id, such as d7; shows its attempts.", completion: .deliveries, transform: ShownID.delivery)
    var id: Int64?

    @Option(
        help: ArgumentHelp("Only those in this state: pending, delivered or failed.", valueName: "state"),
        completion: .words(of: .delivery))
    var state: String?

    @Option(help: ArgumentHelp("Only those to this target.", valueName: "name"), completion: .targets)
    var target: String?

    @Option(
        help: ArgumentHelp("Only of this provider's captures; empty for those without one.", valueName: "id"),
        completion: .providers)
    var provider: String?

    @Option(help: ArgumentHelp("How many at most. (default: 50)", valueName: "number"))
    var limit: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let state = try DeliveriesCommand.state(state)
            let limit = try DeliveriesCommand.limit(limit)
            let store = try Store.open(try options.resolve().store)
            if let id {
                try await show(id, in: store)
            } else {
                let filter = DeliveryFilter(state: state, target: target, provider: provider)
                let page = try await store.deliveries(filter, limit: limit)
                if page.deliveries.isEmpty {
                    try await GivenNames(provider: provider, target: target).check(options)
                }
                show(page)
            }
        }
    }

    /// The word for a state.
    static func state(_ text: String?) throws(SettingError) -> DeliveryState? {
        guard let text else { return nil }
        guard let state = DeliveryState(rawValue: text) else {
            throw SettingError("--state", text, expected: "pending, delivered or failed")
        }
        return state
    }

    private static func limit(_ text: String?) throws(SettingError) -> Int {
        guard let text else { return 50 }
        guard let limit = Int(text), (1...1_000_000).contains(limit) else {
            throw SettingError("--limit", text, expected: "a number from 1 to 1000000")
        }
        return limit
    }

    private func show(_ page: DeliveryPage) {
        if json {
            var writer = JSONWriter()
            writer.object { writer in
                writer.name("deliveries")
                writer.array { writer in
                    for delivery in page.deliveries { DeliveryObject.write(delivery, .alone, to: &writer) }
                }
            }
            Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
            return
        }
        let now = WallClock.system.now()
        for line in DeliveryText.lines(page.deliveries, now: now) { Terminal.standardOutput.line(line) }
        if page.deliveries.isEmpty { Terminal.standardError.line("no matching deliveries") }
        if page.next != nil { Terminal.standardError.line("there are more; --limit N shows them") }
    }

    private func show(_ id: Int64, in store: Store) async throws {
        guard let delivery = try await store.delivery(id) else {
            throw CommandFailure(
                description: "no delivery d\(id) (hooksight deliveries)")
        }
        let attempts = try await store.attempts(of: id)
        if json {
            var writer = JSONWriter()
            DeliveryObject.write(delivery, attempts, to: &writer)
            Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
        } else {
            let text = DeliveryText.text(delivery, attempts, now: WallClock.system.now())
            Terminal.standardOutput.write(Array(text.utf8))
        }
    }
}
