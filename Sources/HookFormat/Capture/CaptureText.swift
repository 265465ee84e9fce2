internal import HookCrypto
package import HookModel
internal import NIOCore

/// A capture in text: what it is, the verdicts and their causes, deliveries, then headers and body.
///
/// Whatever the sender chose goes through `SafeText`.
package struct CaptureText {
    private let capture: Capture
    private let credentials: Credentials
    private let now: Timestamp

    package init(_ capture: Capture, credentials: Credentials, now: Timestamp) {
        self.now = now
        self.capture = capture
        self.credentials = credentials
    }

    /// The whole text; ends with a line feed.
    package var text: String {
        let head = capture.request.head
        let request = SafeText.escape("\(head.method) \(head.target) HTTP/\(head.version)")
        let moment = ShownMoment.text(capture.request.receivedAt, now: now)
        var lines = ["#\(capture.id)  \(request)   \(moment)   answered \(capture.status)"]
        lines += FindingsText(capture, now: now).lines
        lines += ["", "headers"] + CaptureText.fields(head.block, credentials).map { "  " + $0 }
        let trailers = capture.request.trailers
        if !trailers.fields.isEmpty {
            lines += ["", "trailers"] + CaptureText.fields(trailers, credentials).map { "  " + $0 }
        }
        lines += ["", bodyTitle]
        return lines.map { $0 + "\n" }.joined() + CaptureBodyText(capture).text
    }

    /// Request line and header lines, in order.
    package static func head(_ capture: Capture, _ credentials: Credentials) -> [String] {
        let head = capture.request.head
        return [SafeText.escape("\(head.method) \(head.target) HTTP/\(head.version)")] + fields(head.block, credentials)
    }

    private static func fields(_ block: HeaderBlock, _ credentials: Credentials) -> [String] {
        block.bytes.withUnsafeReadableBytes { raw in
            block.fields.map { field in
                let name = block.text(field.name)
                let value = block.text(field.shownValue(in: raw))
                return SafeText.escape("\(name): \(credentials.shown(value, of: name))")
            }
        }
    }

    private var bodyTitle: String {
        let reason =
            switch capture.request.incompleteness {
            case nil: ""
            case .closed: ", incomplete: the sender closed the connection"
            case .tooLarge: ", incomplete: longer than --max-body"
            case .timedOut: ", incomplete: the sender was too slow"
            }
        return "body (\(capture.bodySize) bytes\(reason), sha256 \(Hex.encode(capture.bodyDigest)))"
    }
}
