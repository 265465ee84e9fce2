import HookModel
import HookStore
import JSONText

/// A replay through the running listener: asks for each capture at its time, then waits for what became of it.
struct ReplayRun {
    /// A delivery that was asked for.
    private struct Asked {
        let capture: Int64
        let delivery: Int64
        let target: String
    }

    private let command: ReplayCommand
    private let inspector: InspectorClient
    private let chosen: [ReplayChoice.Chosen]
    private let pace: ReplayPace
    private let order: [UInt8]

    /// `to` names the target; nil takes all whose filter fits.
    init(
        _ command: ReplayCommand, _ inspector: InspectorClient, _ chosen: [ReplayChoice.Chosen], _ pace: ReplayPace,
        to: String?
    ) {
        self.command = command
        self.inspector = inspector
        self.chosen = chosen
        self.pace = pace
        var writer = JSONWriter()
        writer.object { writer in
            if let to {
                writer.name("to")
                writer.string(to)
            }
            writer.name("resign")
            writer.bool(command.replay.resign)
            writer.name("dry_run")
            writer.bool(command.replay.dryRun)
            writer.name("edit")
            writer.strings(command.replay.edits)
        }
        order = writer.bytes
    }

    /// Runs to the end, once `before` has run; gives the exit code.
    ///
    /// - Throws: `CommandFailure` when the inspector refuses a capture; what was asked for before goes on.
    func run(before: () async throws -> Void) async throws -> Int32 {
        let started = ContinuousClock.now
        try await before()
        let asked = try await ask()
        guard !command.replay.dryRun else { return 0 }
        guard !command.replay.noWait else {
            if !command.replay.json {
                Terminal.standardOutput.line("\(asked.count) asked for; `hooksight deliveries` shows them")
            }
            return 0
        }
        return try await wait(for: asked, until: command.timeLimit.map { started + $0 })
    }

    private func ask() async throws -> [Asked] {
        let started = ContinuousClock.now
        let progress = Progress(isWanted: chosen.count > 1 && !command.replay.json)
        defer { progress.end() }
        var asked: [Asked] = []
        for (place, capture) in chosen.enumerated() {
            let delay = pace.delay(place: place, received: capture.receivedAt, first: chosen[0].receivedAt)
            if delay > .zero { try await Task.sleep(until: started + delay, clock: .continuous) }
            let answer: JSONValue
            do {
                answer = try await inspector.post("/captures/\(capture.id)/replay", order)
            } catch let error as CommandFailure {
                progress.end()
                let before = place == 0 ? "" : "; \(place) of \(chosen.count) were asked for before"
                throw CommandFailure(description: error.description + before)
            }
            if command.replay.dryRun { show(dryRun: answer) }
            for delivery in answer["deliveries"]?.elements ?? [] {
                guard let id = delivery["id"]?.int else { continue }
                let target = delivery["target"]?.string ?? ""
                asked.append(Asked(capture: capture.id, delivery: Int64(id), target: target))
                if command.replay.noWait, command.replay.json { Terminal.standardOutput.line(ReplayRun.text(delivery)) }
            }
            progress.show("\(place + 1) of \(chosen.count) asked for")
        }
        return asked
    }

    private func show(dryRun answer: JSONValue) {
        for request in answer["would_send"]?.elements ?? [] {
            if command.replay.json {
                Terminal.standardOutput.line(ReplayRun.text(request))
                continue
            }
            let text = { (name: String) in SafeLine.escape(request[name]?.string ?? "", limit: 200) }
            let notes = [("edited", "edited"), ("resigned", "signed anew")].filter { request[$0.0]?.bool == true }
            Terminal.standardOutput.line(
                "capture \(request["capture"]?.int ?? 0): would send \(text("method")) \(text("request_target")), "
                    + "\(ByteSize.describe(request["size"]?.int ?? 0))"
                    + notes.map { ", \($0.1)" }.joined() + ", to \(text("target")) (\(text("url")))")
        }
    }

    private func wait(for asked: [Asked], until end: ContinuousClock.Instant?) async throws -> Int32 {
        let progress = Progress(isWanted: asked.count > 1 && !command.replay.json)
        defer { progress.end() }
        let wait = DeliveryWaiting(inspector, progress, until: end)
        try await wait.sayHindrances(of: Dictionary(grouping: asked, by: \.target).mapValues(\.count))
        var taken = 0
        var queued: [JSONValue] = []
        for (place, entry) in asked.enumerated() {
            let delivery = try await wait.ended(
                entry.delivery, "\(place) of \(asked.count) ended, \(taken) delivered")
            let state = delivery["state"]?.string
            if state == DeliveryState.delivered.rawValue { taken += 1 }
            if command.replay.json {
                Terminal.standardOutput.line(ReplayRun.text(delivery))
            } else if state == DeliveryState.pending.rawValue {
                queued.append(delivery)
            } else if asked.count == 1 || state != DeliveryState.delivered.rawValue {
                progress.end()
                Terminal.standardOutput.line(ReplayRun.line(entry.capture, delivery))
            }
        }
        progress.end()
        if !queued.isEmpty { Terminal.standardError.line(ReplayRun.line(queued: queued, command.replay.timeout)) }
        if !command.replay.json, asked.count > 1 {
            Terminal.standardOutput.line("\(taken) of \(asked.count) delivered")
        }
        return taken == asked.count ? 0 : 1
    }

    /// What the listener goes on with although nobody waits any more.
    private static func line(queued: [JSONValue], _ timeout: String?) -> String {
        let first = queued[0]["id"]?.int ?? 0
        let last = queued[queued.count - 1]["id"]?.int ?? first
        let which = queued.count == 1 ? "d\(first) is" : "\(queued.count) deliveries (d\(first) to d\(last)) are"
        return "not waited for any longer (--timeout \(SafeLine.escape(timeout ?? ""))): \(which) still queued; "
            + "hooksight cancel d\(first) ends " + (queued.count == 1 ? "it" : "one")
    }

    /// A value as the inspector wrote it, on one line.
    private static func text(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }

    private static func line(_ capture: Int64, _ delivery: JSONValue) -> String {
        let state = delivery["state"]?.string ?? ""
        let reason = SafeLine.escape(delivery["reason"]?.string ?? "", limit: 200)
        let terminal = Terminal.standardOutput
        return "capture \(capture) to \(SafeLine.escape(delivery["target"]?.string ?? "")): "
            + terminal.paint(state, state == DeliveryState.delivered.rawValue ? .good : .bad)
            + " (\(reason); hooksight deliveries d\(delivery["id"]?.int ?? 0))"
    }
}
