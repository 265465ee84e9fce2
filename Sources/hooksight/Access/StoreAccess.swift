import HookStore
import Logging

/// How a command changes a store: through the listener that has it open, or itself when there is none.
enum StoreAccess {
    /// A listener runs; its inspector is asked.
    case running(InspectorClient)
    /// None runs; the store is open to write.
    case own(StoreWriter)

    /// Finds out who has the store.
    ///
    /// - Throws: `StoreError` when there is no store, or it cannot be opened; `CommandFailure` when its listener is only
    ///   about to start.
    static func open(_ options: StoreOptions) throws -> StoreAccess {
        let (path, token) = try options.resolve()
        // A command that changes what is there makes no store where there is none.
        _ = try Store.open(path)
        if let writer = try writer(path) { return .own(writer) }
        guard let address = StoreLock.holder(of: path)?.inspector else {
            throw CommandFailure(
                description: "the hooksight that has the store \(path) is only starting; try again")
        }
        return .running(try InspectorClient(address: address, token: token))
    }

    /// The store, open to write; nil when somebody else has it open so.
    private static func writer(_ path: String) throws -> StoreWriter? {
        do {
            return try StoreWriter.open(path, logger: Logger(label: "hooksight") { _ in TerminalLogHandler() })
        } catch {
            if error.code == .locked { return nil }
            throw error
        }
    }

    /// The inspector of the listener that has a store; nil when none runs.
    static func inspector(_ options: StoreOptions) throws -> InspectorClient? {
        let (path, token) = try options.resolve()
        guard StoreLock.isHeld(store: path), let address = StoreLock.holder(of: path)?.inspector else { return nil }
        return try InspectorClient(address: address, token: token)
    }
}
