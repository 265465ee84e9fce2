#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// One name for one store, however it was reached: two links to a database must lead to one lock.
enum StorePath {
    /// The path without links; of a file that is not there yet, its folder's path and its name.
    static func resolve(_ path: String) -> String {
        if let real = real(path) { return real }
        guard let slash = path.lastIndex(of: "/") else { return real(".").map { "\($0)/\(path)" } ?? path }
        let folder = path[..<slash]
        return real(folder.isEmpty ? "/" : String(folder)).map { "\($0)/\(path[path.index(after: slash)...])" } ?? path
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
