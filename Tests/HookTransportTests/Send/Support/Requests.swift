import HookModel
import HookTransport
import NIOCore
import NIOPosix
import TestSupport
import Testing

/// A request with the given method and body for the target.
func makeRequest(_ method: String = "POST", target: String = "/hook", body: String = "{}") throws -> OutgoingRequest {
    let lines = ["Host: app", "Content-Length: \(bytes(body).count)"].map(ByteBuffer.init(string:))
    return try #require(
        OutgoingRequest(
            method: ByteBuffer(string: method), target: ByteBuffer(bytes: bytes(target)), lines: lines,
            body: ByteBuffer(bytes: bytes(body))))
}

/// A client for a URL that forbids nothing, unless told otherwise; it keeps connections for longer than a busy machine
/// takes from one request to the next.
func makeClient(
    _ url: String, allowsRemote: Bool = false, isInsecure: Bool = false, forbiddenPort: Int? = nil
) throws -> TargetClient {
    TargetClient(
        try TargetURL(url), group: MultiThreadedEventLoopGroup.singleton, allowsRemote: allowsRemote,
        isInsecure: isInsecure, idleTime: .seconds(100)
    ) { $1 == forbiddenPort }
}

/// How sending fails; nil when there is an answer.
func failure(
    of client: TargetClient, _ request: OutgoingRequest, deadline: Duration = .seconds(20)
) async -> SendFailure? {
    do {
        _ = try await client.send(request, deadline: deadline)
        return nil
    } catch {
        return error
    }
}
