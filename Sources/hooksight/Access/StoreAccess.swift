import HookStore
import Logging

/// How a command changes a store: through the listener that has it open, or itself when there is none.
enum StoreAccess {
    /// A listener runs; its inspector is asked.
    case running(InspectorClient)
    /// None runs; the store is open to write, and its lock held.
    case own(Store, StoreLock)

    /// Finds out who has the store.
    ///
    /// - Throws: `StoreError` when there is no store, or it cannot be opened; `CommandFailure` when its listener is only
    ///   about to start.
    static func open(_ options: StoreOptions) throws -> StoreAccess {
        let (path, token) = try options.resolve()
        // A command that changes what is there makes no store where there is none.
        try Store.openToRead(path).close()
        guard let lock = try lock(path) else {
            guard let address = StoreLock.holder(of: path)?.inspector else {
                throw CommandFailure(
                    description: "the hooksight that has the store \(path) is only starting; try again")
            }
            return .running(try InspectorClient(address: address, token: token))
        }
        return .own(try Store.open(path, logger: Logger(label: "hooksight") { _ in TerminalLogHandler() }), lock)
    }

    /// The lock; nil when somebody else holds it.
    private static func lock(_ path: String) throws -> StoreLock? {
        do {
            return try StoreLock(store: path)
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
