import HookFormat
import HookModel
import NIOCore

/// A capture as a curl command, to the receiver's own port.
struct ExportedCurl {
    /// The command.
    let text: String
    /// The body that it reads from a file `capture-42.body` beside it; nil where it stands in the command.
    let body: [UInt8]?

    init(_ capture: Capture, _ credentials: Credentials) {
        let name = "capture-\(capture.id).body"
        text =
            CurlCommand(
                capture.request, origin: "http://127.0.0.1:4100", source: .file(name), credentials: credentials
            ).text
        let bytes = capture.request.body.readableBytesView
        body = bytes.count > CurlCommand.bodyLimit ? Array(bytes) : nil
    }
}
