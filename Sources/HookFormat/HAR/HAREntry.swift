package import HookModel
package import JSONText

/// An entry of a HAR 1.2 file, read as leniently as browsers and proxies write them.
package struct HAREntry: Sendable {
    /// The entry's `request`.
    package let request: JSONValue
    let entry: JSONValue

    /// Reads an element of `/log/entries`; nil where it has no request.
    package init?(_ entry: JSONValue) {
        guard let request = entry["request"], request.kind == .object else { return nil }
        self.entry = entry
        self.request = request
    }

    /// The entries of a file that is JSON; nil where it is no HAR.
    package static func entries(of document: JSONDocument) -> [JSONValue]? {
        guard let entries = document.root["log"]?["entries"], entries.kind == .array else { return nil }
        return entries.elements
    }

    /// The value with the body's text; nil where there is none.
    package var text: JSONValue? { request["postData"]?["text"] }

    /// The body's media type as the entry says it.
    package var mediaType: String? { request["postData"]?["mimeType"]?.string }

    /// The method; empty where there is none.
    package var method: String { request["method"]?.string ?? "" }

    /// The URL; empty where there is none.
    package var url: String { request["url"]?.string ?? "" }

    /// The body's bytes; nil where there is no text, or none that can be read.
    ///
    /// Base64 is named by `encoding`, as the standard has it for responses, or by `_encoding`, as it wants additions named.
    package var body: [UInt8]? {
        guard let text, let string = text.string else { return nil }
        let encoding = request["postData"]?["encoding"]?.string ?? request["postData"]?["_encoding"]?.string
        guard encoding?.lowercased() == "base64" else { return Array(string.utf8) }
        return try? RecordBytes.base64(text, at: "")
    }

    /// The value of the first header line of a name.
    package func header(_ name: HeaderName) -> String? {
        let lines = request["headers"]?.elements ?? []
        return lines.first { $0["name"]?.string.map(HeaderName.init) == name }?["value"]?.string
    }
}
