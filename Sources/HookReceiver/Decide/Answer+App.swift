internal import HookModel
internal import NIOCore

extension Answer {
    /// What an app answered, for the sender: status, header lines and body; nil when there was no whole answer.
    ///
    /// Header lines for one connection are left out (RFC 9110, section 7.6.1); what frames the body, and `Date`, is written
    /// anew.
    init?(passingOn attempt: DeliveryAttempt) {
        guard let status = attempt.status, attempt.bodySize == attempt.body.readableBytes else { return nil }
        let named = attempt.headers.filter { HeaderName($0.name) == Answer.connection }
            .flatMap { $0.value.split(separator: ",") }
            .map { HeaderName(String($0.filter { $0 != " " && $0 != "\t" })) }
        let dropped = Answer.oneConnection.union(named)
        self.init(
            status: status, contentType: attempt.headers.first { HeaderName($0.name) == Answer.type }?.value,
            headers: attempt.headers.filter { !dropped.contains(HeaderName($0.name)) }, body: attempt.body)
    }

    private static let connection: HeaderName = "Connection"
    private static let type: HeaderName = "Content-Type"
    private static let oneConnection: Set<HeaderName> = [
        "Connection", "Content-Length", "Content-Type", "Date", "Keep-Alive", "Proxy-Authenticate",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    ]
}
