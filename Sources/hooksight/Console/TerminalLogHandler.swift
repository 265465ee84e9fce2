import Logging

/// Makes lines of log messages: level, message, metadata; bytes of requests escaped.
struct TerminalLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning
    private let terminal: Terminal
    private let line: @Sendable (String) -> Void

    /// Lines go to standard error, which may block.
    init() {
        self.init(terminal: .standardError) { Terminal.standardError.line($0) }
    }

    /// Lines go elsewhere; `terminal` knows whether they are coloured.
    init(terminal: Terminal, line: @escaping @Sendable (String) -> Void) {
        self.terminal = terminal
        self.line = line
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
        let colour: Colour = event.level >= .error ? .bad : .notable
        line(terminal.paint("\(event.level): ", colour) + SafeLine.escape("\(event.message)\(details)"))
    }
}
