#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The folder in which a store is.
package enum StoreFolder {
    /// Makes the folder of a store where there is none, with those above it: its owner's alone (0700).
    ///
    /// - Throws: `StoreError` with `.cannotOpen` when it cannot be made.
    package static func make(for store: String) throws(StoreError) {
        guard let slash = store.lastIndex(of: "/") else { return }
        try make(String(store[..<slash]), for: store)
    }

    private static func make(_ folder: String, for store: String) throws(StoreError) {
        var found = stat()
        guard !folder.isEmpty, stat(folder, &found) != 0 else { return }
        if errno == ENOENT, let slash = folder.lastIndex(of: "/") { try make(String(folder[..<slash]), for: store) }
        // Somebody else may have made it meanwhile.
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw StoreError(
                .cannotOpen,
                "could not make the folder \(folder) for the store: \(String(cString: strerror(errno))); "
                    + "choose another place with --store PATH")
        }
    }
}
