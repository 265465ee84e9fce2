/// The store could not be opened, read or written.
package struct StoreError: Error, Hashable, CustomStringConvertible {
    /// What happened.
    package enum Code: Sendable, Hashable {
        /// Another process holds the store's lock.
        case locked
        /// The store was written by a newer version of Hooksight.
        case newerVersion
        /// What is there is no store of Hooksight's; it was left as it is.
        case foreign
        /// The store, or its folder or lock file, cannot be opened.
        case cannotOpen
        /// SQLite did not accept a setting that durability depends on.
        case notDurable
        /// A read or a write failed.
        case failed
        /// The capture that something was to be stored of is gone.
        case noCapture
        /// The store was closed.
        case closed
    }

    /// What happened.
    package let code: Code
    /// What happened, to what, and what to do next.
    package let description: String

    /// Makes an error from a code and its whole message.
    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    static func closed(_ path: String) -> StoreError {
        StoreError(.closed, "the store \(path) is closed; hooksight is ending")
    }
}
