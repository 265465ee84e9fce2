import Logging

/// Writes log lines to standard error: level, message, metadata; bytes of requests escaped.
struct TerminalLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
        let terminal = Terminal.standardError
        let colour: Colour = event.level >= .error ? .bad : .notable
        terminal.line(terminal.paint("\(event.level): ", colour) + SafeLine.escape("\(event.message)\(details)"))
    }
}
