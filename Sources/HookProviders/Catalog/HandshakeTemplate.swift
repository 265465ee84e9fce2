internal import HookModel
internal import JSONText
internal import NIOCore

/// An answer with places for the sender's token and its HMAC.
struct HandshakeTemplate: Sendable {
    private let status: Int
    private let contentType: String
    private let headers: [(name: String, value: HandshakeText)]
    private let body: HandshakeText

    /// No browser may take what is echoed for anything but what it is.
    private static let noSniffing = HeaderLine(name: "X-Content-Type-Options", value: "nosniff")

    init(_ field: DocumentField) throws(CatalogError) {
        let status = try field.member("status")
        guard let code = status.value.int, (200..<300).contains(code) else {
            throw status.error("expected a status from 200 to 299")
        }
        self.status = code
        var headers: [(String, HandshakeText)] = []
        for (name, value) in field.optional("headers")?.value.members ?? [] {
            let value = DocumentField(file: field.file, value: value)
            headers.append((name, try HandshakeText(Array(value.string().utf8), value)))
        }
        self.headers = headers
        if let json = field.optional("json") {
            contentType = "application/json"
            // Tokens and codes have no character that JSON would escape.
            var writer = JSONWriter()
            writer.value(json.value)
            body = try HandshakeText(writer.bytes, json)
        } else {
            contentType = "text/plain; charset=utf-8"
            let text = field.optional("text")
            body = try HandshakeText(Array(text?.string().utf8 ?? "".utf8), text ?? field)
        }
    }

    /// Whether a part stands anywhere in the answer.
    func contains(_ part: HandshakeText.Part) -> Bool {
        body.parts.contains(part) || headers.contains { $0.value.parts.contains(part) }
    }

    /// Whether what is echoed stands in a body of plain text alone.
    var isPlainText: Bool {
        contentType.hasPrefix("text/plain") && !headers.contains { $0.value.parts.contains(.token) }
    }

    /// The answer for a token.
    func response(token: String, hmac: String) -> SenderResponse {
        SenderResponse(
            status: status, contentType: contentType,
            headers: headers.map { HeaderLine(name: $0.name, value: $0.value.filled(token: token, hmac: hmac)) }
                + [HandshakeTemplate.noSniffing],
            body: ByteBuffer(string: body.filled(token: token, hmac: hmac)))
    }
}
