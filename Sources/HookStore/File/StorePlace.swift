#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Where an open store's files are, so that one that was deleted, moved or replaced under way is noticed.
///
/// SQLite goes on writing to files that have lost their names, and everything would look well until the next start. Three
/// calls of `stat` tell, before and after the commit of each group. The files are never opened here, which would drop
/// SQLite's locks.
struct StorePlace: Sendable {
    private struct File: Sendable {
        let path: [CChar]
        let device: UInt64
        let number: UInt64
    }

    private let database: File
    private let log: File
    private let index: File

    /// Notes the files of a store that was opened to write.
    ///
    /// - Throws: `StoreError` when one of them is not there.
    init(_ path: String) throws(StoreError) {
        database = try StorePlace.file(path)
        // SQLite puts the others beside what a link leads to.
        let real = StorePath.resolve(path)
        log = try StorePlace.file(real + "-wal")
        index = try StorePlace.file(real + "-shm")
    }

    /// What is not at its place; nil when all is well.
    ///
    /// A file that has come back is known by its number, which the file system gives to no other while it is open.
    func loss() -> StoreLoss? {
        guard let database = StorePlace.look(database.path) else { return .gone }
        guard isSame(database, self.database) else { return .replaced }
        guard let log = StorePlace.look(log.path), isSame(log, self.log) else { return .log }
        guard let index = StorePlace.look(index.path), isSame(index, self.index) else { return .index }
        return nil
    }

    private func isSame(_ found: (device: UInt64, number: UInt64), _ file: File) -> Bool {
        found.device == file.device && found.number == file.number
    }

    private static func file(_ path: String) throws(StoreError) -> File {
        let path = Array(path.utf8CString)
        guard let found = look(path) else {
            let name = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw StoreError(.cannotOpen, "could not open the store: \(name) is gone again; is something clearing it?")
        }
        return File(path: path, device: found.device, number: found.number)
    }

    private static func look(_ path: [CChar]) -> (device: UInt64, number: UInt64)? {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        return (UInt64(found.st_dev), UInt64(found.st_ino))
    }
}
