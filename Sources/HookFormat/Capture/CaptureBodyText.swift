package import HookModel
internal import JSONText

/// A body in text: JSON laid out with its numbers as sent, other text as it is, anything else as a hex dump.
///
/// Content codings are undone, and the parts of a multipart body listed, each with a line that says so.
package struct CaptureBodyText {
    /// Longer JSON is shown as it was sent.
    private static let layoutLimit = 262_144
    /// Deeper JSON too: laying out deep nesting would make the text many times as long as the body.
    private static let layoutDepth = JSONLimits(maximumDepth: 32)
    /// So many bytes are dumped at most.
    private static let dumpLimit = 4096

    private let capture: Capture

    package init(_ capture: Capture) {
        self.capture = capture
    }

    /// The text, safe to show; ends with a line feed, empty for an empty body.
    package var text: String {
        let shown = ShownBody(capture)
        let notes = self.notes(shown)
        let text = notes.map { $0 + "\n" }.joined() + (notes.isEmpty ? "" : "\n")
        guard shown.count > 0 else { return text }
        return text + content(shown)
    }

    private func content(_ shown: ShownBody) -> String {
        if !shown.isText {
            let dump = shown.withBytes { HexDump.text($0.prefix(CaptureBodyText.dumpLimit)) }
            return dump + rest(shown, after: min(shown.count, CaptureBodyText.dumpLimit))
        }
        let text = laidOut(shown) ?? shown.withBytes { SafeText.escape($0, keepingLines: true) }
        return text + (text.hasSuffix("\n") ? "" : "\n") + (shown.isTruncated ? rest(shown, after: shown.count) : "")
    }

    /// What is to be known of what is shown: codings that were undone, the charset, the parts.
    private func notes(_ shown: ShownBody) -> [String] {
        var notes: [String] = []
        if let decoding = shown.decoding {
            let names = SafeText.escape(decoding.codings.joined(separator: ", "))
            if let problem = decoding.problem {
                notes.append("as sent: \(SafeText.escape(problem))")
            } else {
                let size = decoding.size.map { "\($0) bytes" } ?? "the start"
                notes.append("without its content coding (\(names)), \(size); as sent at /captures/\(capture.id)/body")
            }
        }
        if let charset = shown.charset { notes.append("read as \(charset)") }
        if let parts = shown.parts { notes += shown.withBytes { PartsText(parts, of: $0).lines } }
        return notes
    }

    private func laidOut(_ shown: ShownBody) -> String? {
        guard !shown.isTruncated, shown.count <= CaptureBodyText.layoutLimit,
            let document = try? JSONDocument(shown.withBytes { Array($0) }, limits: CaptureBodyText.layoutDepth)
        else { return nil }
        return SafeText.escape(document.root.prettyText, keepingLines: true)
    }

    /// What is said of a body's rest, behind so many bytes of it.
    private func rest(_ shown: ShownBody, after count: Int) -> String {
        guard let decoding = shown.decoding, decoding.problem == nil else {
            let rest = capture.bodySize - count
            return rest > 0 ? "… and \(rest) bytes more at /captures/\(capture.id)/body\n" : ""
        }
        guard let size = decoding.size else { return "… and what follows is not decoded\n" }
        return size > count ? "… and \(size - count) bytes more, not shown\n" : ""
    }
}
