internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The lock that keeps two listeners off one store: `flock` on a file of its own beside the database.
///
/// The database file itself is never opened here: closing any descriptor of it would drop SQLite's own locks. The lock
/// ends with the process, whatever ends it. The file says who holds it: process id and inspector address, a line each.
package final class StoreLock: Sendable {
    private let held: Mutex<Int32?>

    /// Takes the lock of a store.
    ///
    /// - Throws: `StoreError` with `.locked` when another process holds it, `.cannotOpen` when there can be no file.
    init(store: String) throws(StoreError) {
        held = Mutex(try StoreLock.take(store))
        held.withLock { _ = $0.map { ftruncate($0, 0) } }
        write(inspector: nil)
    }

    private static func take(_ store: String) throws(StoreError) -> Int32 {
        let path = StorePath.resolve(store) + ".lock"
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                throw StoreFile.cannotOpen(store, "its lock \(path): \(String(cString: strerror(errno)))")
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let holder = StoreLock.holder(of: store)
                close(descriptor)
                let who =
                    holder.map { " (process \($0.process)\($0.inspector.map { ", inspector at \($0)" } ?? ""))" } ?? ""
                throw StoreError(
                    .locked,
                    "the store \(store) is in use by another hooksight\(who); "
                        + "stop it, or give this one a store of its own with --store PATH")
            }
            // A file that was deleted between the two calls keeps nobody off.
            if isNamed(descriptor, path) { return descriptor }
            close(descriptor)
        }
    }

    private static func isNamed(_ descriptor: Int32, _ path: String) -> Bool {
        var open = stat()
        var named = stat()
        return fstat(descriptor, &open) == 0 && stat(path, &named) == 0 && open.st_ino == named.st_ino
            && open.st_dev == named.st_dev
    }

    deinit {
        release()
    }

    /// Gives the lock up; a second call does nothing.
    func release() {
        held.withLock { descriptor in
            if let open = descriptor { close(open) }
            descriptor = nil
        }
    }

    /// Notes the inspector's address in the file, so that other commands find it.
    func write(inspector: String?) {
        let text = "\(getpid())\n\(inspector ?? "")\n"
        // Who reads meanwhile finds the old text or the new one, which is the old one and more.
        held.withLock { descriptor in
            guard let descriptor else { return }
            _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
        }
    }

    /// Whether a process holds a store's lock now.
    package static func isHeld(store: String) -> Bool {
        let descriptor = open(StorePath.resolve(store) + ".lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // A shared lock is had at once unless somebody holds the exclusive one; it ends with the descriptor.
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    /// Who holds a store's lock, as far as its file tells; nil when there is no such file.
    package static func holder(of store: String) -> (process: Int32, inspector: String?)? {
        let descriptor = open(StorePath.resolve(store) + ".lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
        guard let first = lines.first, let process = Int32(first) else { return nil }
        return (process, lines.count > 1 ? String(lines[1]) : nil)
    }
}
