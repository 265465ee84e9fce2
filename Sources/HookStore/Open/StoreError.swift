/// The store could not be opened, read or written.
public struct StoreError: Error, Hashable, CustomStringConvertible {
    /// What happened.
    public enum Code: Sendable, Hashable {
        /// Another process holds the store's lock.
        case locked
        /// The store was written by a newer version of Hooksight.
        case newerVersion
        /// The store, or its folder or lock file, cannot be opened.
        case cannotOpen
        /// SQLite did not accept a setting that durability depends on.
        case notDurable
        /// A read or a write failed.
        case failed
        /// The store was closed.
        case closed
    }

    /// What happened.
    public let code: Code
    /// What happened, to what, and what to do next.
    public let description: String

    /// Makes an error from a code and its whole message.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
