import HookModel
import HookStore
import JSONText

/// A replay through the running listener: asks for each capture at its time, then waits for what became of it.
struct ReplayRun {
    /// A delivery that was asked for.
    private struct Asked {
        let capture: Int64
        let delivery: Int64
    }

    private let command: ReplayCommand
    private let inspector: InspectorClient
    private let chosen: [ReplayChoice.Chosen]
    private let pace: ReplayPace
    private let order: [UInt8]

    /// The inspector answers when something has become of a delivery, or after so long.
    private static let waitTime = Duration.seconds(20)
    /// After so long the user is told what a delivery waits for.
    private static let patience = Duration.seconds(1)

    init(
        _ command: ReplayCommand, _ inspector: InspectorClient, _ chosen: [ReplayChoice.Chosen], _ pace: ReplayPace
    ) {
        self.command = command
        self.inspector = inspector
        self.chosen = chosen
        self.pace = pace
        var writer = JSONWriter()
        writer.object { writer in
            if let to = command.replay.to {
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

    /// Runs to the end; gives the exit code.
    ///
    /// - Throws: `CommandFailure` when the inspector refuses a capture; what was asked for before goes on.
    func run() async throws -> Int32 {
        let asked = try await ask()
        guard !command.replay.dryRun else { return 0 }
        guard !command.replay.noWait else {
            if !command.replay.json {
                Terminal.standardOutput.line("\(asked.count) asked for; `hooksight deliveries` shows them")
            }
            return 0
        }
        return try await wait(for: asked)
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
                asked.append(Asked(capture: capture.id, delivery: Int64(id)))
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

    private func wait(for asked: [Asked]) async throws -> Int32 {
        let progress = Progress(isWanted: asked.count > 1 && !command.replay.json)
        var taken = 0
        for (place, entry) in asked.enumerated() {
            let sofar = "\(place) of \(asked.count) ended, \(taken) delivered"
            let delivery = try await ended(entry.delivery, progress, sofar)
            if delivery["state"]?.string == DeliveryState.delivered.rawValue { taken += 1 }
            if command.replay.json {
                Terminal.standardOutput.line(ReplayRun.text(delivery))
            } else if asked.count == 1 || delivery["state"]?.string != DeliveryState.delivered.rawValue {
                progress.end()
                Terminal.standardOutput.line(ReplayRun.line(entry.capture, delivery))
            }
        }
        progress.end()
        if !command.replay.json, asked.count > 1 {
            Terminal.standardOutput.line("\(taken) of \(asked.count) delivered")
        }
        return taken == asked.count ? 0 : 1
    }

    /// Waits until a delivery has ended, and shows why it has not.
    private func ended(_ id: Int64, _ progress: Progress, _ sofar: String) async throws -> JSONValue {
        var delivery = try await inspector.get("/deliveries/\(id)?wait=\(ReplayRun.patience.text)")
        var wasTold = false
        while true {
            guard delivery["state"]?.string == DeliveryState.pending.rawValue else { return delivery }
            let why = delivery["reason"]?.string.map { SafeLine.escape($0, limit: 100) }
            progress.show("\(sofar); d\(id): \(why ?? "waiting for its first attempt")")
            if !wasTold {
                wasTold = true
                let reason =
                    if let why { "is retried: \(why)" } else { try await hindrance(of: delivery) }
                Terminal.standardError.line("d\(id) \(reason); ctrl-c leaves it to the listener")
            }
            let attempts = delivery["attempts"]?.int ?? 0
            delivery = try await inspector.get(
                "/deliveries/\(id)?wait=\(ReplayRun.waitTime.text)&attempts=\(attempts)")
        }
    }

    /// Why a delivery has not been attempted.
    private func hindrance(of delivery: JSONValue) async throws -> String {
        let name = delivery["target"]?.string ?? ""
        let target = try await inspector.get("/targets")["targets"]?.elements.first { $0["name"]?.string == name }
        let safe = SafeLine.escape(name)
        switch target?["state"]?.string {
        case "down": return "waits, \(safe) is down: \(SafeLine.escape(target?["reason"]?.string ?? "", limit: 200))"
        case "off": return "queued: \(safe) is disabled; hooksight targets enable \(safe)"
        default: return "waits for its first attempt, behind others"
        }
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
