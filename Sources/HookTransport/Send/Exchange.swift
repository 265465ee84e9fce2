internal import HookModel
internal import NIOCore
internal import NIOHTTP1

/// What is known of a request that waits for its answer.
struct Exchange {
    let number: UInt64
    /// How many bytes of the answer's body are kept.
    let keptBody: Int
    let continuation: CheckedContinuation<TargetConnection.Outcome, Never>
    /// Ends the exchange when it takes too long.
    var timer: Scheduled<Void>?
    /// Whether the system has taken the whole head, so that the app may have seen the request.
    var isHeadWritten = false
    /// Whether the system has taken the body too.
    var isBodyWritten = false
    /// Whether the connection may be used again, by what the answer's head says.
    var staysOpen = false
    private(set) var answer: TargetResponse?

    init(number: UInt64, keptBody: Int, continuation: CheckedContinuation<TargetConnection.Outcome, Never>) {
        self.number = number
        self.keptBody = keptBody
        self.continuation = continuation
    }

    /// Takes the answer's head.
    mutating func begin(_ head: HTTPResponseHead) {
        staysOpen = head.isKeepAlive
        answer = TargetResponse(
            status: Int(head.status.code), headers: head.headers.map { HeaderLine(name: $0.name, value: $0.value) },
            body: ByteBuffer(), bodySize: 0)
    }

    /// Keeps the body's beginning and counts the rest; false when no more shall be read.
    mutating func add(_ bytes: ByteBuffer) -> Bool {
        guard var answer = answer.take() else { return false }
        answer.bodySize += bytes.readableBytes
        let room = keptBody - answer.body.readableBytes
        if room > 0 { answer.body.writeBytes(bytes.readableBytesView.prefix(room)) }
        let goesOn = answer.bodySize <= TargetResponse.readBodyBytes
        self.answer = answer
        return goesOn
    }
}
