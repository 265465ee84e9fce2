import HookModel
import HookStore
import JSONText
import NIOCore

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
        guard let target = command.to else {
            throw SettingError(
                "no listener runs on this store, so no target is known; start `hooksight listen --forward URL`, "
                    + "or name one with --to NAME")
        }
        guard command.speed == nil, !command.json else {
            throw SettingError("--speed and --json need a running listener; none runs on this store")
        }
        var new: [NewDelivery] = []
        for capture in chosen {
            let body = try await body(of: capture.id, in: writer.store)
            new.append(NewDelivery(capture: capture.id, target: target, body: body, resigns: command.resign))
        }
        if !command.dryRun { try await writer.record(new.map { .add($0) }) }
        try writer.close()
        let safe = SafeLine.escape(target)
        Terminal.standardOutput.line(
            command.dryRun
                ? "would replay \(new.count) to \(safe)"
                : "\(new.count) \(new.count == 1 ? "replay waits" : "replays wait") for "
                    + "`hooksight listen --forward 'name=\(safe) URL'`")
        return 0
    }

    private func body(of capture: Int64, in store: Store) async throws -> ByteBuffer? {
        guard let found = try await store.capture(capture, bodyLimit: edits.isEmpty ? 0 : .max) else {
            throw CommandFailure(description: "there is no capture \(capture) any more; nothing was replayed")
        }
        guard found.request.isComplete else {
            throw CommandFailure(
                description: "the body of capture \(capture) did not arrive whole; nothing was replayed")
        }
        guard !edits.isEmpty else { return nil }
        do {
            return ByteBuffer(bytes: try edits.applied(to: Array(found.request.body.readableBytesView)))
        } catch {
            throw CommandFailure(
                description: "capture \(capture): \(SafeLine.escape("\(error)")); nothing was replayed")
        }
    }
}
