import HookModel
import HookReceiver
import HookStore

/// A replay while no listener runs: its deliveries are stored, and wait for one.
struct OfflineReplay {
    private let command: ReplayCommand
    private let plan: ReplayPlanning
    private let name: String?

    init(_ command: ReplayCommand, _ plan: ReplayPlanning, to name: String?) {
        self.command = command
        self.plan = plan
        self.name = name
    }

    /// Stores a delivery for each capture, once `before` has run; gives the exit code.
    ///
    /// - Throws: `SettingError` when no target is named; `CommandFailure` for a body that the edits do not fit; then
    ///   nothing is stored.
    func store(
        _ chosen: [ReplayChoice.Chosen], with writer: StoreWriter, before: () async throws -> Void
    ) async throws -> Int32 {
        guard let target = name else { throw SettingError("\(DeliveryControlError.targetNeeded)") }
        guard command.replay.speed == nil, !command.replay.json else {
            throw SettingError("--speed and --json need a running listener; none runs on this store")
        }
        let control = DeliveryController(writer, catalog: plan.catalog)
        let request = ReplayRequest(target: target, resigns: command.replay.resign, edits: plan.request.edits)
        do {
            let plans = try await control.plan(request, of: chosen.map(\.id))
            try await before()
            if !command.replay.dryRun { _ = try await control.carryOut(plans) }
        } catch let error as DeliveryControlError {
            throw CommandFailure(description: "\(SafeLine.escape("\(error)")); nothing was replayed")
        }
        try writer.close()
        let safe = SafeLine.escape(target)
        let count = chosen.count
        Terminal.standardOutput.line(
            command.replay.dryRun
                ? "would replay \(count) to \(safe)"
                : "\(count) \(count == 1 ? "replay waits" : "replays wait") for "
                    + "`hooksight listen --forward 'name=\(safe) URL'`")
        return 0
    }
}
