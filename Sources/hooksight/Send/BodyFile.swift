import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system's call, which the name of our own would hide.
private let readBytes = read

/// The exact bytes of a file, or of standard input.
enum BodyFile {
    /// Reads the file; `-` is standard input to its end.
    static func read(_ path: String) throws -> [UInt8] {
        if path == "-" { return try standardInput() }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(description: "the file \(path) cannot be read; name another with --body FILE")
        }
        return [UInt8](data)
    }

    private static func standardInput() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            var failed = false
            let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                var got: Int
                repeat { got = readBytes(0, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
                failed = got < 0
                count = max(got, 0)
            }
            guard !failed else { throw CommandFailure(description: "standard input cannot be read") }
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }
}
