import FoundationEssentials
import HookFormat
import HookModel
import HookStore

/// A file for each capture, `capture-42.http`, in one folder.
struct ExportFolder: ExportSink {
    private let form: ExportForm
    private let path: String
    private let credentials: Credentials

    /// Makes the folder where there is none, its owner's alone.
    ///
    /// - Throws: `StoreError` when it cannot be made; `CommandFailure` for a file of that name.
    init(_ form: ExportForm, _ path: String, _ credentials: Credentials) throws {
        self.form = form
        self.path = path.hasSuffix("/") ? path : path + "/"
        self.credentials = credentials
        guard !FolderWalk.isFolder(path) else { return }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                description: "\(path) is a file, and \(form.rawValue) is a file for each capture; name a folder")
        }
        do {
            try StoreFolder.make(for: self.path)
        } catch {
            throw CommandFailure(description: "the folder \(path) cannot be made; name another with --output FOLDER")
        }
    }

    var place: String? { path }

    func add(_ capture: Capture) throws(CommandFailure) {
        switch form {
        case .curl:
            let command = ExportedCurl(capture, credentials)
            try write(Array((command.text + "\n").utf8), of: capture, ending: form.ending)
            if let body = command.body { try write(body, of: capture, ending: ".body") }
        case .raw: try write(ExportedMessage.bytes(capture, credentials), of: capture, ending: form.ending)
        case .ndjson:
            try write(CaptureRecord.line(capture, credentials: credentials), of: capture, ending: form.ending)
        case .har:
            let archive = HARFile(version: Version.text, credentials: credentials)
            try write(archive.bytes([capture]), of: capture, ending: form.ending)
        }
    }

    func finish() throws(CommandFailure) {}

    /// The time of the file's last change is that of the capture's arrival, which an HTTP message does not tell.
    private func write(_ bytes: [UInt8], of capture: Capture, ending: String) throws(CommandFailure) {
        let file = try ExportFile("\(path)capture-\(capture.id)\(ending)")
        try file.write(bytes)
        try file.finish(changedAt: capture.request.receivedAt)
    }
}
