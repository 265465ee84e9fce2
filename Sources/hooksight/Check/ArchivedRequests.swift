import FoundationEssentials
internal import HookBody
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
        guard let entries = document.root["log"]?["entries"], entries.kind == .array else {
            var checked = CheckedPayload(place: PayloadPlace(file: path))
            checked.problem = "not HAR: expected an array at /log/entries; give a payload another ending than .har"
            found(checked)
            return notes
        }
        guard entries.count > 0 else {
            var checked = CheckedPayload(place: PayloadPlace(file: path))
            checked.problem = "no request in it: /log/entries is empty"
            found(checked)
            return notes
        }
        var lines = LineFinder(bytes)
        for (index, entry) in entries.elements.enumerated() {
            guard let request = entry["request"], let posted = request["postData"], let text = posted["text"] else {
                notes.otherRequests += 1
                continue
            }
            var checked = CheckedPayload(place: place(of: text, in: request, number: index + 1, &lines))
            guard let body = ArchivedRequests.body(text, encoding: posted["encoding"]?.string) else {
                checked.problem = "the text of its body cannot be read; expected a string, in base64 where it says so"
                found(checked)
                continue
            }
            guard ArchivedRequests.isJSON(body, type: posted["mimeType"]?.string) else {
                notes.otherRequests += 1
                continue
            }
            found(
                body.withUnsafeBytes {
                    checker.check($0, at: checked.place) { ArchivedRequests.header($0, of: request) }
                })
        }
        return notes
    }

    private func place(
        of text: JSONValue, in request: JSONValue, number: Int, _ lines: inout LineFinder
    ) -> PayloadPlace {
        var place = PayloadPlace(file: path)
        (place.line, place.column) = lines.position(of: text.offset)
        place.request = "request \(number), \(request["method"]?.string ?? "") \(request["url"]?.string ?? "")"
        // The folder is named after who recorded it, if after anybody.
        place.folder = nil
        return place
    }

    private static func header(_ name: HeaderName, of request: JSONValue) -> String? {
        let lines = request["headers"]?.elements ?? []
        return lines.first { $0["name"]?.string.map(HeaderName.init) == name }?["value"]?.string
    }

    private static func body(_ text: JSONValue, encoding: String?) -> [UInt8]? {
        guard let string = text.string else { return nil }
        guard encoding?.lowercased() == "base64" else { return Array(string.utf8) }
        return Data(base64Encoded: string).map { [UInt8]($0) }
    }

    private static func isJSON(_ body: [UInt8], type: String?) -> Bool {
        let type = type?.lowercased().prefix { $0 != ";" && $0 != " " } ?? ""
        if type == "application/json" || type == "text/json" || type.hasSuffix("+json") { return true }
        if case .other = body.withUnsafeBytes({ BodyText($0, saysJSON: false) }) { return false }
        return true
    }
}
