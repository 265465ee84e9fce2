#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One of the process's output streams: all that the command prints goes through here.
struct Terminal: Sendable {
    private let descriptor: Int32
    /// Whether colour is wanted: on a terminal that can, unless `NO_COLOR` is set.
    let hasColour: Bool

    /// Whether somebody is watching, so that a line may be written over.
    var isWatched: Bool { isatty(descriptor) == 1 }

    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        let isSet = { (name: String) in getenv(name).map { $0.pointee != 0 } ?? false }
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        hasColour = isatty(descriptor) == 1 && !isSet("NO_COLOR") && !isDumb
    }

    /// Writes a line.
    func line(_ text: String) { write(Array((text + "\n").utf8)) }

    /// Writes bytes, all of them; gives up when the other end is gone.
    func write(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                #if canImport(Glibc)
                    Glibc.write(descriptor, raw.baseAddress.map { $0 + start }, raw.count - start)
                #elseif canImport(Musl)
                    Musl.write(descriptor, raw.baseAddress.map { $0 + start }, raw.count - start)
                #else
                    Darwin.write(descriptor, raw.baseAddress.map { $0 + start }, raw.count - start)
                #endif
            }
            if count < 0, errno != EINTR { return }
            start += max(count, 0)
        }
    }

    /// Text in a colour, where colour is wanted.
    func paint(_ text: String, _ colour: Colour) -> String {
        hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
