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
    /// What could not be read, and why.
    struct Unreadable: Error, CustomStringConvertible {
        /// The file as a message names it.
        let name: String
        /// The system's reason.
        let reason: String
        /// What to do next.
        let next: String

        var description: String { "\(name) cannot be read: \(reason); \(next)" }

        fileprivate init(_ name: String, _ next: String) {
            self.name = name
            reason = String(cString: strerror(errno)).lowercased()
            self.next = next
        }
    }

    /// Reads to the end; `-` is standard input.
    ///
    /// `next` tells what to do when that fails.
    static func read(
        _ path: String, next: String = "name another with --body FILE"
    ) throws(Unreadable) -> [UInt8] {
        if path == "-" { return try read(0, "standard input", next) }
        let descriptor = openFile(path)
        guard descriptor >= 0 else { throw Unreadable("the file \(path)", next) }
        defer { _ = closeFile(descriptor) }
        return try read(descriptor, "the file \(path)", next)
    }

    /// Reads a part of a file, shorter where the file ends.
    static func read(_ path: String, _ range: Range<Int>, next: String) throws(Unreadable) -> [UInt8] {
        let descriptor = openFile(path)
        var failed = descriptor < 0
        defer { if descriptor >= 0 { _ = closeFile(descriptor) } }
        let bytes = [UInt8](unsafeUninitializedCapacity: failed ? 0 : range.count) { buffer, count in
            while !failed, count < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let got = pread(descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + count))
                if got == 0 { break }
                if got > 0 { count += got } else { failed = errno != EINTR }
            }
        }
        guard !failed else { throw Unreadable("the file \(path)", next) }
        return bytes
    }

    private static func read(
        _ descriptor: Int32, _ name: String, _ next: String
    ) throws(Unreadable) -> [UInt8] {
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
            guard !failed else { throw Unreadable(name, next) }
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }
}
