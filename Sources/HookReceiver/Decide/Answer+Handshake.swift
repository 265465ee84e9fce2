internal import HookModel
internal import HookProviders
internal import NIOCore

extension Answer {
    /// The answer to a handshake that may be answered; nil for everything that gets a receipt.
    static func handshake(_ findings: Findings, _ handshakes: Handshakes) -> Answer? {
        guard findings.handshake != nil, let answer = handshakes.answer(to: findings) else { return nil }
        return Answer(
            status: answer.status, contentType: answer.contentType, headers: answer.headers,
            body: ByteBuffer(string: answer.body))
    }
}
