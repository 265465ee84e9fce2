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
    /// How many characters fit into a line: of the terminal, or `COLUMNS`; nil for a pipe or file, where nothing is cut.
    let width: Int?
    /// Whether colour is wanted: on a terminal that can, unless `NO_COLOR` is set.
    let hasColour: Bool

    /// Whether somebody is watching, so that a line may be written over.
    var isWatched: Bool { isatty(descriptor) == 1 }

    /// Whether somebody can be asked: standard input is a terminal.
    static var isInputWatched: Bool { isatty(0) == 1 }

    static let standardOutput = Terminal(descriptor: 1)
    static let standardError = Terminal(descriptor: 2)
    /// What lines for a file are made with: no colour, and as wide as it takes.
    static let plain = Terminal()

    init(descriptor: Int32) {
        self.descriptor = descriptor
        let isSet = { (name: String) in getenv(name).map { $0.pointee != 0 } ?? false }
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        width = Terminal.width(descriptor)
        hasColour = isatty(descriptor) == 1 && !isSet("NO_COLOR") && !isDumb
    }

    private init() {
        descriptor = -1
        width = nil
        hasColour = false
    }

    private static func width(_ descriptor: Int32) -> Int? {
        if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns >= 40 { return columns }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes a line.
    func line(_ text: String) { write(Array((text + "\n").utf8)) }

    /// Writes bytes, all of them, and waits for a slow reader.
    ///
    /// - Returns: False when nobody will ever read what is written here, as the reader is gone.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
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
            start += max(count, 0)
            guard count < 0 else { continue }
            switch errno {
            case EINTR: continue
            // Whoever started the program has made the stream non-blocking; it is theirs as much as ours.
            case EAGAIN: waitUntilWritable()
            case EPIPE, EIO, EBADF: return false
            // A full disk, for one: these bytes are lost, the next may not be.
            default: return true
            }
        }
        return true
    }

    /// Whether a pipe's reading end is closed.
    var isReaderGone: Bool {
        var entry = pollfd(fd: descriptor, events: 0, revents: 0)
        return poll(&entry, 1, 0) > 0 && entry.revents & Int16(POLLERR | POLLNVAL) != 0
    }

    private func waitUntilWritable() {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, -1)
    }

    /// Whether both are one file, pipe or terminal.
    func isSame(as other: Terminal) -> Bool {
        var own = stat()
        var others = stat()
        guard fstat(descriptor, &own) == 0, fstat(other.descriptor, &others) == 0 else { return false }
        return own.st_dev == others.st_dev && own.st_ino == others.st_ino
    }

    /// Text in a colour, where colour is wanted.
    func paint(_ text: String, _ colour: Colour) -> String {
        hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
