internal import HookCrypto
internal import HookModel
internal import JSONText
internal import NIOCore

/// What a sender got beside the status, as a JSON object: header lines, the media type first, and the body.
enum ResponseText {
    private static let contentType = "Content-Type"

    static func encode(_ response: SenderResponse) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("headers")
            writer.array { writer in
                if let type = response.contentType { writer.strings([contentType, type]) }
                for line in response.headers { writer.strings([line.name, line.value]) }
            }
            response.body.withUnsafeReadableBytes { bytes in
                if String(validating: bytes, as: UTF8.self) != nil {
                    writer.name("body")
                    writer.string(utf8: bytes)
                } else {
                    writer.name("body_base64")
                    writer.string(Base64.encode(bytes))
                }
            }
        }
        return writer.bytes
    }

    /// Reads what `encode` wrote; nil for anything else.
    static func decode(_ text: String, status: Int) -> SenderResponse? {
        guard let root = try? JSONDocument(text).root, root.kind == .object else { return nil }
        var lines = (root["headers"]?.elements ?? []).map { line in
            HeaderLine(name: line[0]?.string ?? "", value: line[1]?.string ?? "")
        }
        var type: String?
        if lines.first?.name == contentType { type = lines.removeFirst().value }
        let encoded = root["body_base64"]?.string.flatMap { text in
            Array(text.utf8).withUnsafeBytes { Base64.decode($0) }
        }
        return SenderResponse(
            status: status, contentType: type, headers: lines,
            body: encoded.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(string: root["body"]?.string ?? ""))
    }
}
