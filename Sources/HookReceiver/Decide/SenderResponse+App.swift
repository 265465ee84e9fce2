internal import HookModel
internal import HookTransport
internal import NIOCore

extension SenderResponse {
    /// What an app answered, for the sender: status, header lines and body; nil when its body was not kept whole.
    ///
    /// Header lines for one connection are left out (RFC 9110, section 7.6.1); what frames the body, and `Date`, is written
    /// anew.
    init?(passingOn answer: TargetResponse) {
        guard answer.bodyEnd == .whole, !answer.isTruncated else { return nil }
        let named = answer.headers.filter { HeaderName($0.name) == SenderResponse.connection }
            .flatMap { $0.value.split(separator: ",") }
            .map { HeaderName(String($0.filter { $0 != " " && $0 != "\t" })) }
        let dropped = SenderResponse.oneConnection.union(named)
        self.init(
            status: answer.status,
            contentType: answer.headers.first { HeaderName($0.name) == SenderResponse.type }?.value,
            headers: answer.headers.filter { !dropped.contains(HeaderName($0.name)) }, body: answer.body)
    }

    private static let connection: HeaderName = "Connection"
    private static let type: HeaderName = "Content-Type"
    private static let oneConnection: Set<HeaderName> = [
        "Connection", "Content-Length", "Content-Type", "Date", "Keep-Alive", "Proxy-Authenticate",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    ]
}
