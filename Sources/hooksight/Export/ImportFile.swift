import HookModel

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

/// A file or standard input that captures are imported from, read a line or all at once.
final class ImportFile {
    /// What messages call it.
    let name: String
    /// When it was changed last; nil for standard input and pipes.
    let changedAt: Timestamp?
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// What of the buffer was handed out.
    private var start = 0
    private var number = 0
    private var isAtEnd = false

    private static let piece = 262_144

    /// Opens it; `-` is standard input.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    init(_ path: String) throws(CommandFailure) {
        name = path == "-" ? "standard input" : path
        descriptor = path == "-" ? 0 : openFile(path)
        var found = stat()
        guard descriptor >= 0, fstat(descriptor, &found) == 0 else { throw ImportFile.failure(name) }
        #if canImport(Darwin)
            let time = found.st_mtimespec
        #else
            let time = found.st_mtim
        #endif
        let isRegular = found.st_mode & S_IFMT == S_IFREG
        changedAt =
            isRegular
            ? Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000) : nil
    }

    deinit { if descriptor > 0 { _ = closeFile(descriptor) } }

    /// The first bytes that are not white space, at most so many; they are still to be read.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    func peek(_ count: Int) throws(CommandFailure) -> ArraySlice<UInt8> {
        while !isAtEnd, buffer.drop(while: ImportFile.isSpace).count < count { try readOn() }
        return buffer.drop(while: ImportFile.isSpace).prefix(count)
    }

    /// The next line that is not empty, without its line feed, and its number from 1; nil after the last.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    func line() throws(CommandFailure) -> (number: Int, bytes: [UInt8])? {
        var searched = start
        while true {
            guard let feed = buffer[searched...].firstIndex(of: 0x0A) else {
                if isAtEnd, start == buffer.count { return nil }
                if isAtEnd { buffer.append(0x0A) } else { searched = try readMore(from: start) }
                continue
            }
            let line = buffer[start..<feed]
            start = feed + 1
            searched = start
            number += 1
            if !line.allSatisfy(ImportFile.isSpace) { return (number, Array(line)) }
        }
    }

    /// All that was not read.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    func rest() throws(CommandFailure) -> [UInt8] {
        while !isAtEnd { try readOn() }
        defer { start = buffer.count }
        return Array(buffer[start...])
    }

    /// Drops what was handed out, and reads on; gives where what is new begins.
    private func readMore(from place: Int) throws(CommandFailure) -> Int {
        buffer.removeSubrange(..<place)
        start = 0
        let searched = buffer.count
        try readOn()
        return searched
    }

    private func readOn() throws(CommandFailure) {
        var failed = false
        let piece = [UInt8](unsafeUninitializedCapacity: ImportFile.piece) { room, filled in
            var count: Int
            repeat { count = readBytes(descriptor, room.baseAddress, room.count) } while count < 0 && errno == EINTR
            failed = count < 0
            filled = max(count, 0)
        }
        guard !failed else { throw ImportFile.failure(name) }
        isAtEnd = piece.isEmpty
        buffer += piece
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func failure(_ name: String) -> CommandFailure {
        let reason = String(cString: strerror(errno)).lowercased()
        return CommandFailure(description: "\(name) cannot be read: \(reason); nothing was imported")
    }
}
