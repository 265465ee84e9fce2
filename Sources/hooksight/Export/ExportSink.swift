import HookFormat
import HookModel

/// Where captures are exported to, one after the other.
protocol ExportSink {
    /// Writes a capture with its whole body.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    mutating func add(_ capture: Capture) throws(CommandFailure)

    /// Writes what follows the last.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    mutating func finish() throws(CommandFailure)

    /// Where it went, for people; nil for standard output.
    var place: String? { get }
}

/// All captures in one file or on standard output.
struct ExportStream: ExportSink {
    private let form: ExportForm
    private let file: ExportFile
    private let credentials: Credentials
    private let archive: HARFile
    private var isFirst = true

    /// Makes a stream; nothing is written before the first capture.
    init(_ form: ExportForm, _ file: ExportFile, _ credentials: Credentials) {
        self.form = form
        self.file = file
        self.credentials = credentials
        archive = HARFile(version: Version.text, credentials: credentials)
    }

    var place: String? { file.path.map { "\($0) (\(ByteSize.describe(file.size)))" } }

    mutating func add(_ capture: Capture) throws(CommandFailure) {
        defer { isFirst = false }
        switch form {
        case .ndjson: try file.write(CaptureRecord.line(capture, credentials: credentials))
        case .har:
            if isFirst { try file.write(archive.opening) }
            try file.write(archive.entry(capture, isFirst: isFirst))
        case .raw: try file.write(ExportedMessage.bytes(capture, credentials))
        case .curl:
            let command = ExportedCurl(capture, credentials)
            try file.write(((isFirst ? "" : "\n") + "# capture \(capture.id)\n" + command.text + "\n").utf8)
            guard command.body != nil else { return }
            Terminal.standardError.line(
                "note: the body of capture \(capture.id) is in no command; --output FOLDER writes it beside it")
        }
    }

    mutating func finish() throws(CommandFailure) {
        if form == .har, !isFirst { try file.write(archive.closing) }
        try file.finish()
    }
}
