import HookModel
import HookReceiver
import HookStore
import JSONText

/// A replay while no listener runs: its deliveries are stored, and wait for one.
struct OfflineReplay {
    private let command: ReplayCommand
    private let edits: [JSONEdit]

    init(_ command: ReplayCommand, _ edits: [JSONEdit]) {
        self.command = command
        self.edits = edits
    }

    /// Stores a delivery for each capture; gives the exit code.
    ///
    /// - Throws: `SettingError` when no target is named; `CommandFailure` for a body that the edits do not fit; then
    ///   nothing is stored.
    func store(_ chosen: [ReplayChoice.Chosen], with writer: StoreWriter) async throws -> Int32 {
        guard let target = command.replay.to else { throw SettingError("\(DeliveryControlError.targetNeeded)") }
        guard command.replay.speed == nil, !command.replay.json else {
            throw SettingError("--speed and --json need a running listener; none runs on this store")
        }
        // A name that was never a target's would wait for ever.
        let known = Set(try await writer.store.deliveryCounts().keys).union(try await writer.store.healths().keys)
        guard known.contains(target) else {
            let near = NameDistance.nearest(to: target, among: known.sorted())
            let name = SafeLine.escape(target)
            throw CommandFailure(
                description: "no listener runs, and \"\(name)\" is no target that this store knows"
                    + (near.map { "; did you mean \(SafeLine.escape($0))?" } ?? "")
                    + "; start `hooksight listen --forward 'name=app URL'`, then --to app")
        }
        let catalog = try CatalogOptions.catalog(folders: [], config: command.options.config)
        let control = DeliveryController(writer, catalog: catalog)
        let request = ReplayRequest(target: target, resigns: command.replay.resign, edits: edits)
        do {
            let plans = try await control.plan(request, of: chosen.map(\.id))
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
