import ArgumentParser
import HookFormat
import HookModel
import HookStore
import JSONText

/// `hooksight deliveries`: what was forwarded, what is due when, and why.
struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "List deliveries to your app, newest first, or show one with its attempts.",
        discussion: """
              hooksight deliveries --state failed
              hooksight deliveries --capture 42
              hooksight deliveries d7 -v

            Each line has the time of the last attempt, or before the first that of the capture, and the status of the \
            last response. The state is pending (due now or later), delivered, or failed: a dead letter, which \
            `hooksight retry` attempts once more. Reads the store, whether a listener runs or not.
            """,
        aliases: ["delivery"]
    )

    @Argument(
        help: "A delivery's id, such as d7; shows its attempts.", completion: .deliveries, transform: ShownID.delivery)
    var id: Int64?

    @OptionGroup(title: "Filters") var filter: DeliveryFilterOptions

    @Option(help: ArgumentHelp("How many at most. (default: 50)", valueName: "number"))
    var limit: String?

    @Flag(name: .shortAndLong, help: "With an id: the header lines of the responses, too.")
    var verbose = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() async throws {
        try await CommandFailure.reporting {
            let limit = try DeliveriesCommand.limit(limit)
            let conditions = try filter.conditions(now: WallClock.system.now())
            guard id == nil || !filter.isGiven else {
                throw SettingError("expected a delivery's id or filters, not both")
            }
            guard id != nil || !verbose else { throw SettingError("--verbose goes with a delivery's id") }
            let store = try Store.open(try options.resolve().store)
            if let id { return try await show(id, in: store) }
            let (entries, hasMore) = try await conditions.entries(in: store, limit: limit)
            if entries.isEmpty {
                try await GivenNames(
                    provider: filter.provider, target: filter.target, event: filter.event
                ).check(options)
            }
            try await show(entries, hasMore: hasMore)
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

    private func show(_ entries: [DeliveryEntry], hasMore: Bool) async throws {
        if json {
            var writer = JSONWriter()
            writer.object { writer in
                writer.name("deliveries")
                writer.array { writer in
                    for entry in entries { DeliveryObject.write(entry.delivery, .alone, to: &writer) }
                }
            }
            Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
            return
        }
        let (entries, isRunning) = try await hindered(entries)
        let now = WallClock.system.now()
        for line in DeliveryText.lines(entries, now: now, time: { LocalTime.short($0, now: now) }) {
            Terminal.standardOutput.line(line)
        }
        let terminal = Terminal.standardError
        if entries.isEmpty { terminal.line("no matching deliveries") }
        if hasMore { terminal.line("there are more; --limit N shows them") }
        if !isRunning, entries.contains(where: { $0.delivery.state == .pending }) {
            terminal.line("no listener runs on this store; what is pending is sent when one does")
        }
        if let dead = entries.first(where: DeliveriesCommand.isDeadLetter) {
            terminal.line("hooksight retry d\(dead.delivery.id) attempts a dead letter again")
        }
    }

    private static func isDeadLetter(_ entry: DeliveryEntry) -> Bool {
        entry.delivery.state == .failed && entry.delivery.reason != Delivery.cancelled
    }

    /// Notes what the targets of the running listener say, and whether one runs.
    private func hindered(_ entries: [DeliveryEntry]) async throws -> ([DeliveryEntry], isRunning: Bool) {
        guard let inspector = try StoreAccess.inspector(options) else { return (entries, false) }
        guard entries.contains(where: { $0.delivery.state == .pending }) else { return (entries, true) }
        var states: [String: TargetStatus.State] = [:]
        for target in try await inspector.get("/targets")["targets"]?.elements ?? [] {
            guard let name = target["name"]?.string, let state = target["state"]?.string else { continue }
            // Names that only deliveries know have a state of their own.
            states[name] = TargetStatus.State(rawValue: state)
        }
        var entries = entries
        for index in entries.indices { entries[index].note(states) }
        return (entries, true)
    }

    private func show(_ id: Int64, in store: Store) async throws {
        guard let delivery = try await store.delivery(id) else {
            throw CommandFailure(description: "no delivery d\(id) (hooksight deliveries)")
        }
        let attempts = try await store.attempts(of: id)
        if json {
            var writer = JSONWriter()
            DeliveryObject.write(delivery, attempts, to: &writer)
            Terminal.standardOutput.line(String(decoding: writer.bytes, as: UTF8.self))
            return
        }
        let entry = try await hindered(store.entries(of: [delivery])).0.first
        guard let entry else { throw CommandFailure(description: "the capture of d\(id) cannot be read") }
        let now = WallClock.system.now()
        let text = AttemptsText(entry, attempts, showsHeaders: verbose)
        Terminal.standardOutput.write(Array(text.text(now: now, time: { LocalTime.short($0, now: now) }).utf8))
    }
}
