import JSONText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The validator behind Bowtie's protocol: a command a line on standard input, an answer a line on standard output.
@main
struct BowtieHarness {
    static func main() {
        var session = BowtieSession()
        while let line = readLine() {
            var writer = JSONWriter()
            let goesOn = session.answer(line, into: &writer)
            if !writer.bytes.isEmpty { send(writer.bytes + [UInt8(ascii: "\n")]) }
            if !goesOn { return }
        }
    }

    /// Writes an answer at once: the other side waits for it.
    ///
    /// When that side is gone, there is nobody to tell.
    private static func send(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR { exit(2) }
            rest = rest.dropFirst(max(0, written))
        }
    }
}
