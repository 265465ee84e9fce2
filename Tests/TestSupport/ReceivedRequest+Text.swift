package import HookModel
import NIOCore

extension ReceivedRequest {
    /// A request as the transport would hand it over, made from its lines and body.
    package static func of(
        _ line: String, _ headers: [String] = [], body: [UInt8] = [], remote: String = "127.0.0.1",
        at moment: Timestamp = Timestamp(milliseconds: 1_737_023_400_000)
    ) throws -> ReceivedRequest {
        let text = ([line, "Host: localhost"] + headers).map { $0 + "\r\n" }.joined() + "\r\n"
        guard let head = RequestHead(stored: ByteBuffer(bytes: Array(text.utf8))) else { throw NoHead(text: text) }
        return ReceivedRequest(
            head: head, body: ByteBuffer(bytes: body), trailers: .empty, incompleteness: nil, receivedAt: moment,
            remote: RemoteAddress(text: "\(remote):50000", address: IPAddress(remote)))
    }

    private struct NoHead: Error {
        let text: String
    }
}
