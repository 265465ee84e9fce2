import HookModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system's calls, which the names of our own would hide.
private let writeBytes = write
private let closeFile = close
private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags | O_CLOEXEC, 0o600) }

/// A file that is written in pieces and stands at its place only once it is whole, readable by its owner alone; or
/// standard output.
final class ExportFile {
    /// The file's name; nil for standard output.
    let path: String?
    /// How many bytes were given to it.
    private(set) var size = 0
    private let descriptor: Int32
    /// Where the bytes are until all are there; nil where they go to their place at once.
    private let temporary: String?
    private var buffer: [UInt8] = []
    private var isOpen = true

    private static let bufferSize = 262_144

    /// Standard output.
    init() {
        path = nil
        temporary = nil
        descriptor = 1
    }

    /// A file, which takes the place of another one; pipes and devices are written to as they are.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        var found = stat()
        let isSpecial = stat(path, &found) == 0 && found.st_mode & S_IFMT != S_IFREG
        let name = path.split(separator: "/").last.map(String.init) ?? path
        temporary = isSpecial ? nil : String(path.dropLast(name.count)) + ".\(name).\(getpid())"
        descriptor = openFile(temporary ?? path, O_WRONLY | (isSpecial ? 0 : O_CREAT | O_TRUNC))
        guard descriptor >= 0 else { throw ExportFile.failure(path) }
    }

    deinit {
        guard isOpen, path != nil else { return }
        _ = closeFile(descriptor)
        if let temporary { unlink(temporary) }
    }

    /// Takes bytes, which are written sooner or later.
    ///
    /// - Throws: `CommandFailure` when they cannot be.
    func write(_ bytes: some Collection<UInt8>) throws(CommandFailure) {
        buffer += bytes
        size += bytes.count
        if buffer.count >= ExportFile.bufferSize { try flush() }
    }

    /// Writes what is left, and puts the file at its place; with `moment` as the time of its last change.
    ///
    /// - Throws: `CommandFailure` when that cannot be done; then nothing has changed.
    func finish(changedAt moment: Timestamp? = nil) throws(CommandFailure) {
        try flush()
        guard let path else { return }
        if let moment {
            let (seconds, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: 1000)
            let time = timespec(tv_sec: Int(seconds), tv_nsec: Int(rest) * 1_000_000)
            _ = [time, time].withUnsafeBufferPointer { futimens(descriptor, $0.baseAddress) }
        }
        isOpen = false
        let isClosed = closeFile(descriptor) == 0
        if let temporary, !isClosed || rename(temporary, path) != 0 {
            let failure = ExportFile.failure(path)
            unlink(temporary)
            throw failure
        }
    }

    private func flush() throws(CommandFailure) {
        var start = 0
        while start < buffer.count {
            let count = buffer.withUnsafeBytes { raw in
                writeBytes(descriptor, raw.baseAddress.map { $0 + start }, raw.count - start)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw ExportFile.failure(path)
            }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failure(_ path: String?) -> CommandFailure {
        let reason = String(cString: strerror(errno)).lowercased()
        return CommandFailure(
            description: path.map { "the file \($0) cannot be written: \(reason); name another with --output FILE" }
                ?? "standard output cannot be written: \(reason)")
    }
}
