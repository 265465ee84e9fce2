import HookFormat
import HookModel
import HookTransport
import JSONText
import NIOCore

/// Reads the captures of a file, one after the other.
struct ImportReader {
    private let file: ImportFile
    private let form: ExportForm
    private var isRead = false
    /// The entries of a HAR that follow.
    private var entries: ArraySlice<JSONValue> = []
    private var finder: LineFinder?

    /// Opens a file, whose form its name tells, or else its first bytes.
    ///
    /// - Throws: `CommandFailure` when it cannot be read; `SettingError` for curl commands.
    init(_ path: String, as form: ExportForm?) throws {
        file = try ImportFile(path)
        self.form = try form ?? ExportForm(ofFile: path) ?? ImportReader.form(of: file)
        if self.form == .curl {
            throw SettingError(
                "\(SafeLine.escape(file.name)): curl commands cannot be imported; run them, or export as ndjson")
        }
    }

    /// `{"log":` begins a HAR, any other object a line of NDJSON, and all else an HTTP message.
    private static func form(of file: ImportFile) throws -> ExportForm {
        let start = try file.peek(64)
        guard start.first == UInt8(ascii: "{") else { return .raw }
        let text = String(decoding: start.dropFirst(), as: UTF8.self).drop(while: \.isWhitespace)
        return text.hasPrefix("\"log\"") ? .har : .ndjson
    }

    /// The next capture; nil after the last.
    ///
    /// - Throws: `ImportFault` for what is none; `CommandFailure` when the file cannot be read.
    mutating func next() throws -> CaptureRecord? {
        switch form {
        case .ndjson: return try line()
        case .har: return try entry()
        case .raw, .curl:
            guard !isRead else { return nil }
            isRead = true
            return try message()
        }
    }

    private func line() throws -> CaptureRecord? {
        guard let (number, bytes) = try file.line() else { return nil }
        let place = "\(file.name):\(number)"
        let value: JSONValue
        do { value = try JSONDocument(bytes).root } catch {
            throw ImportFault("\(place):\(error.column)", "not JSON: expected \(error.expected), found \(error.found)")
        }
        do { return try CaptureRecord(reading: value) } catch { throw ImportFault(place, "\(error)") }
    }

    private mutating func entry() throws -> CaptureRecord? {
        if !isRead {
            isRead = true
            try readArchive()
        }
        guard let value = entries.popFirst() else { return nil }
        let number = entries.startIndex
        let place = "\(file.name):\(finder?.position(of: value.offset).line ?? 1)"
        guard let entry = HAREntry(value) else { throw ImportFault(place, "entry \(number) has no request") }
        do { return try entry.record() } catch { throw ImportFault(place, "entry \(number), \(error)") }
    }

    /// A HAR is one JSON text, so it is read whole.
    private mutating func readArchive() throws {
        let bytes = try file.rest()
        let document: JSONDocument
        do { document = try JSONDocument(bytes) } catch {
            throw ImportFault(
                "\(file.name):\(error.line):\(error.column)",
                "not JSON: expected \(error.expected), found \(error.found)")
        }
        guard let found = HAREntry.entries(of: document) else {
            throw ImportFault(file.name, "not HAR: expected an array at /log/entries")
        }
        entries = found[...]
        finder = LineFinder(bytes)
    }

    private func message() throws -> CaptureRecord {
        let bytes = ByteBuffer(bytes: try file.rest())
        let request: ReceivedRequest
        do throws(FileMessage.Fault) {
            request = try FileMessage.request(
                bytes, receivedAt: file.changedAt ?? WallClock.system.now(), remote: RemoteAddress(text: ""))
        } catch {
            throw ImportFault(file.name, ImportReader.words(error))
        }
        guard let record = CaptureRecord(request) else {
            throw CommandFailure(description: "the digest of a body cannot be computed: libcrypto has no SHA-256")
        }
        return record
    }

    private static func words(_ fault: FileMessage.Fault) -> String {
        switch fault {
        case .empty: "there is nothing in it; expected an HTTP message"
        case .refused(let refusal): "no HTTP message: \(refusal.explanation)"
        case .followed(let count):
            "\(count) byte\(count == 1 ? "" : "s") or more follow the body; expected one HTTP message in a file, "
                + "as long as Content-Length says"
        }
    }
}
