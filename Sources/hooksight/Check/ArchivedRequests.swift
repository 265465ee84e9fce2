internal import HookBody
import HookFormat
import HookModel
import HookProviders
import JSONText

/// The request bodies of a HAR 1.2 file.
struct ArchivedRequests {
    private let path: String
    private let bytes: [UInt8]

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Checks the bodies that are JSON, or should be; counts the requests with others.
    func check(with checker: PayloadChecker, found: (CheckedPayload) -> Void) -> SourceNotes {
        var notes = SourceNotes()
        let document: JSONDocument
        do {
            document = try JSONDocument(bytes)
        } catch {
            var checked = CheckedPayload(place: PayloadPlace(file: path))
            checked.finding = PayloadCheck.notJSON(error)
            found(checked)
            return notes
        }
        guard let entries = HAREntry.entries(of: document) else {
            var checked = CheckedPayload(place: PayloadPlace(file: path))
            checked.problem = "not HAR: expected an array at /log/entries; give a payload another ending than .har"
            found(checked)
            return notes
        }
        guard !entries.isEmpty else {
            var checked = CheckedPayload(place: PayloadPlace(file: path))
            checked.problem = "no requests in \(path)"
            found(checked)
            return notes
        }
        var lines = LineFinder(bytes)
        for (index, entry) in entries.enumerated() {
            guard let entry = HAREntry(entry), let text = entry.text else {
                notes.otherRequests += 1
                continue
            }
            var checked = CheckedPayload(place: place(of: text, in: entry, number: index + 1, &lines))
            guard let body = entry.body else {
                checked.problem = "the text of its body cannot be read; expected a string, in base64 where it says so"
                found(checked)
                continue
            }
            guard ArchivedRequests.isJSON(body, type: entry.mediaType) else {
                notes.otherRequests += 1
                continue
            }
            found(
                body.withUnsafeBytes {
                    checker.check($0, at: checked.place) { entry.header($0) }
                })
        }
        return notes
    }

    private func place(
        of text: JSONValue, in entry: HAREntry, number: Int, _ lines: inout LineFinder
    ) -> PayloadPlace {
        var place = PayloadPlace(file: path)
        (place.line, place.column) = lines.position(of: text.offset)
        place.request = "request \(number), \(entry.method) \(entry.url)"
        // The folder is named after who recorded it, if after anybody.
        place.folder = nil
        return place
    }

    private static func isJSON(_ body: [UInt8], type: String?) -> Bool {
        let type = type?.lowercased().prefix { $0 != ";" && $0 != " " } ?? ""
        if type == "application/json" || type == "text/json" || type.hasSuffix("+json") { return true }
        if case .other = body.withUnsafeBytes({ BodyText($0, saysJSON: false) }) { return false }
        return true
    }
}
