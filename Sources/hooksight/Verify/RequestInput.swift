import HookModel
import HookProviders
import HookStore
import NIOCore

/// The request whose signature is checked.
struct RequestInput: Sendable {
    var head: RequestHead
    let body: [UInt8]
    /// When it was received; nil unless it is a capture.
    var receivedAt: Timestamp?
    /// The other end of the connection; nil unless it is a capture.
    var connection: IPAddress?
    /// Who was found to have sent it; nil unless it is a capture.
    var identification: Identification?
    /// Whether head and body were given one by one, so that only `--url` tells the URL.
    var isPieced = false
    /// What the user should know before the verdict is believed.
    var warnings: [String] = []

    /// Whether a text on the command line means a capture, and no file: a number, or `latest`.
    static func isCapture(_ text: String) -> Bool {
        text == "latest"
            || !text.isEmpty && text.utf8.count <= 18 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A body from a file or standard input, with the header lines of the command line.
    ///
    /// - Throws: `CommandFailure` when it cannot be read.
    static func pieces(_ path: String, _ headers: [HeaderArgument], _ url: CalledURL?) throws -> RequestInput {
        let body = try BodyFile.read(path, next: "name the file with the body, or - for standard input")
        var text = Array("POST \(url?.target ?? "/") HTTP/1.1\r\n".utf8)
        if let url, headers.value(of: "Host") == nil { text += Array("Host: \(url.authority)\r\n".utf8) }
        for line in headers { text += Array("\(line.name): ".utf8) + line.bytes + Array("\r\n".utf8) }
        guard let head = RequestHead(stored: ByteBuffer(bytes: text + Array("\r\n".utf8))) else {
            throw CommandFailure(description: "the header lines cannot be read; give each as 'Name: value'")
        }
        return RequestInput(head: head, body: body, isPieced: true)
    }

    /// A whole request from a file or standard input.
    ///
    /// - Throws: `CommandFailure` when it cannot be read, or is none.
    static func raw(_ path: String) throws -> RequestInput {
        let name = path == "-" ? "standard input" : path
        let request = try RawRequest(
            try BodyFile.read(path, next: "name the file with the request in --raw FILE"), name: name)
        return RequestInput(head: request.head, body: request.body, warnings: request.warnings)
    }

    /// A stored capture.
    ///
    /// - Throws: `CommandFailure` when there is none of that id; `StoreError` when the store cannot be read.
    static func capture(_ text: String, _ options: StoreOptions) async throws -> RequestInput {
        let path = try options.resolve().store
        let store = try Store.open(path)
        let latest = try await store.latestID()
        guard let latest else { throw CommandFailure(description: "there are no captures in \(path)") }
        let id = Int64(text) ?? latest
        guard let capture = try await store.capture(id, bodyLimit: .max) else {
            throw CommandFailure(
                description:
                    "no capture \(id) in \(path); the latest is \(latest), and a file of that name is "
                    + "./\(text)")
        }
        let request = capture.request
        var input = RequestInput(head: request.head, body: Array(request.body.readableBytesView))
        input.receivedAt = request.receivedAt
        input.connection = request.remote.address
        input.identification = capture.findings.identification
        if !request.isComplete {
            input.warnings.append("the body of capture \(id) did not arrive whole, so its signature cannot be right")
        }
        return input
    }

    /// Adds the header line that says that the body is a form.
    mutating func sayForm() {
        var bytes = head.block.bytes
        bytes.moveWriterIndex(to: bytes.writerIndex - 2)
        bytes.writeString("Content-Type: application/x-www-form-urlencoded\r\n\r\n")
        head = RequestHead(stored: bytes) ?? head
    }
}
