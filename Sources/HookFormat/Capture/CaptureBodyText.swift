package import HookModel
internal import JSONText

/// A body in text: JSON laid out with its numbers as sent, other text as it is, anything else as a hex dump.
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
        guard shown.count > 0 else { return "" }
        if !shown.isText {
            let dump = shown.withBytes { HexDump.text($0.prefix(CaptureBodyText.dumpLimit)) }
            return dump + rest(capture.bodySize - min(shown.count, CaptureBodyText.dumpLimit))
        }
        let text = laidOut(shown) ?? shown.withBytes { SafeText.escape($0, keepingLines: true) }
        return text + (text.hasSuffix("\n") ? "" : "\n") + rest(capture.bodySize - shown.count)
    }

    private func laidOut(_ shown: ShownBody) -> String? {
        guard !shown.isTruncated, shown.count <= CaptureBodyText.layoutLimit,
            let document = try? JSONDocument(shown.withBytes { Array($0) }, limits: CaptureBodyText.layoutDepth)
        else { return nil }
        return SafeText.escape(document.root.prettyText, keepingLines: true)
    }

    private func rest(_ count: Int) -> String {
        count > 0 ? "… and \(count) bytes more at /captures/\(capture.id)/body\n" : ""
    }
}
