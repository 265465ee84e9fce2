internal import HookModel
internal import NIOCore

/// The answer to a request that was refused: a problem document (RFC 9457) without any byte of the request.
enum RefusalResponse {
    /// Makes the answer; texts come from `Refusal` and need no escaping.
    static func make(_ refusal: Refusal) -> SenderResponse {
        let title = String(describing: ReasonPhrase.of(refusal.status))
        let body = """
            {"type":"about:blank","title":"\(title)","status":\(refusal.status),\
            "detail":"\(refusal.explanation)","reason":"\(refusal.rawValue)"}
            """
        return SenderResponse(
            status: refusal.status, contentType: "application/problem+json",
            headers: refusal == .overloaded ? [HeaderLine(name: "Retry-After", value: "1")] : [],
            body: ByteBuffer(string: body), closes: true
        )
    }
}
