internal import HookModel
internal import NIOCore

/// What differs between two captures, in text of at most 80 columns; `-` is the left one's, `+` the right one's.
///
/// Whatever the senders chose goes through `SafeText`; values that are too long for a line are cut, and whole in JSON.
package struct DiffText {
    private let diff: CaptureDiff
    private let credentials: Credentials

    /// Prepares a text; hidden credentials are replaced by a note.
    package init(_ diff: CaptureDiff, credentials: Credentials) {
        self.diff = diff
        self.credentials = credentials
    }

    /// The whole text; ends with a line feed.
    package var text: String {
        var lines = DiffLines()
        lines.add("- #\(diff.left.id)  \(title(diff.left))")
        lines.add("+ #\(diff.right.id)  \(title(diff.right))")
        guard !diff.isSame else {
            lines.add("")
            lines.add("the same: request line, header lines, body and verdicts")
            return lines.text
        }
        section("request line", diff.requestLine, nil, &lines)
        section("query", diff.query, nil, &lines)
        section("headers", diff.headers, credentials, &lines)
        section("trailers", diff.trailers, credentials, &lines)
        section("verdicts", diff.verdicts, nil, &lines)
        if !diff.leftErrors.isEmpty || !diff.rightErrors.isEmpty {
            lines.title("payload errors")
            for error in diff.leftErrors { lines.wrapped("- ", DiffText.words(error)) }
            for error in diff.rightErrors { lines.wrapped("+ ", DiffText.words(error)) }
        }
        DiffBodyText(diff).add(to: &lines)
        return lines.text
    }

    /// What differs between the bodies alone; empty where nothing does.
    package var body: String {
        var lines = DiffLines()
        DiffBodyText(diff).add(to: &lines)
        return lines.text
    }

    private func title(_ capture: Capture) -> String {
        let head = capture.request.head
        return "\(ShownMoment.short(capture.request.receivedAt))  \(head.method) \(head.path)"
    }

    private static func words(_ error: PayloadError) -> String {
        (error.instanceLocation.isEmpty ? "" : "\(error.instanceLocation): ") + error.error
    }

    private func section(
        _ title: String, _ differences: [FieldDifference], _ credentials: Credentials?, _ lines: inout DiffLines
    ) {
        guard !differences.isEmpty else { return }
        lines.title(title)
        for difference in differences { add(difference, credentials, &lines) }
    }

    private func add(_ difference: FieldDifference, _ credentials: Credentials?, _ lines: inout DiffLines) {
        let name = difference.name
        let text = { (bytes: [UInt8]?) in
            bytes.map { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                return credentials?.shown(text, of: name) ?? text
            }
        }
        switch difference.change {
        case .added: lines.value("+", name, left: nil, right: text(difference.right))
        case .removed: lines.value("-", name, left: text(difference.left), right: nil)
        case .changed: lines.value("~", name, left: text(difference.left), right: text(difference.right))
        case .moved:
            let places = difference.places.map { "place \($0.left) → \($0.right)" } ?? ""
            lines.wrapped("> ", "\(name)  moved, \(places)")
        case .nameCase: lines.wrapped("= ", "\(name)  → \(String(decoding: difference.right ?? [], as: UTF8.self))")
        case .whiteSpace: lines.wrapped("= ", "\(name)  the same value with other white space around it")
        }
    }
}
