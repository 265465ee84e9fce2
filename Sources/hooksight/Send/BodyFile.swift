#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system's calls, which the names of our own would hide.
private let readBytes = read
private let closeFile = close
private func openFile(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }

/// The exact bytes of a file, a pipe, or standard input.
enum BodyFile {
    /// Reads to the end; `-` is standard input.
    ///
    /// `next` tells what to do when that fails.
    static func read(_ path: String, next: String = "name another with --body FILE") throws -> [UInt8] {
        if path == "-" { return try read(0, "standard input", next) }
        let descriptor = openFile(path)
        guard descriptor >= 0 else {
            throw CommandFailure(
                description: "the file \(path) cannot be read: \(String(cString: strerror(errno))); "
                    + next)
        }
        defer { _ = closeFile(descriptor) }
        return try read(descriptor, "the file \(path)", next)
    }

    private static func read(_ descriptor: Int32, _ name: String, _ next: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            var failed = false
            let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                var got: Int
                repeat {
                    got = readBytes(descriptor, buffer.baseAddress, buffer.count)
                } while got < 0 && errno == EINTR
                failed = got < 0
                count = max(got, 0)
            }
            guard !failed else {
                throw CommandFailure(description: "\(name) cannot be read; \(next)")
            }
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }
}
