package import HookModel
package import HookTLS
package import NIOCore

/// Sends requests to one target over HTTP/1.1, each byte of them as given.
///
/// Connections are kept open and used again. Redirects are not followed, and proxies named in the environment are not
/// used. Names are looked up at every connect, and what they stand for is judged then.
package final class TargetClient: Sendable {
    /// Where requests go.
    package let url: TargetURL
    let pool: ConnectionPool
    private let connector: TargetConnector
    private let keptBody: Int

    /// Makes a client; nothing is connected before the first request.
    ///
    /// For an `https` target this reads the system's certificates, which takes some milliseconds.
    ///
    /// - Parameters:
    ///   - url: the target.
    ///   - group: the event loops that connections run on; it must outlive the client.
    ///   - allowsRemote: whether other machines may be sent to; otherwise only loopback addresses.
    ///   - authorities: whose certificates are believed beside the system's.
    ///   - isInsecure: whether any certificate will do, such as one that the app signed itself.
    ///   - keptBody: how many bytes of an answer's body are kept.
    ///   - idleTime: how long a connection is kept for the next request. By default less than the 5 s after which common
    ///     servers close theirs, so that a request rarely meets a connection that is just being closed.
    ///   - isForbidden: whether an address and port are our own listeners', and so never sent to. It is asked at every
    ///     connect, on any thread, about addresses in their plain form: `127.0.0.1` for `0.0.0.0` and
    ///     `::ffff:127.0.0.1`, `::1` for `::`.
    package init(
        _ url: TargetURL, group: any EventLoopGroup, allowsRemote: Bool = false,
        authorities: TrustedAuthorities = .none, isInsecure: Bool = false,
        keptBody: Int = TargetResponse.keptBodyBytes, idleTime: Duration = .seconds(4),
        isForbidden: @escaping @Sendable (IPAddress, Int) -> Bool
    ) {
        self.url = url
        self.keptBody = keptBody
        pool = ConnectionPool(idleTime: TimeAmount(idleTime))
        connector = TargetConnector(
            url: url, group: group, rules: TargetRules(allowsRemote: allowsRemote, isForbidden: isForbidden),
            tls: TargetTLS(for: url, authorities: authorities, isInsecure: isInsecure), pool: pool)
    }

    /// Sends a request and waits for the whole answer, of which the head and the body's beginning are kept.
    ///
    /// A status that came counts: where the deadline or the connection ends behind the head, that is an answer whose
    /// `bodyEnd` says so, and its connection is not used again.
    ///
    /// A kept connection that turns out to be closed is replaced, but only while the app cannot have seen the request;
    /// otherwise that is `SendFailure.broken`. Any status is an answer, not an error. A cancelled task closes the
    /// connection.
    ///
    /// - Parameters:
    ///   - request: what to send.
    ///   - deadline: the time for everything: connecting, sending, and the answer to its last byte; at most 24 hours.
    /// - Returns: the answer, whatever its status.
    /// - Throws: `SendFailure`.
    package func send(_ request: OutgoingRequest, deadline: Duration) async throws(SendFailure) -> TargetResponse {
        let end = TargetClient.end(of: deadline)
        let message = OutgoingMessage(
            head: request.head(basePath: url.basePath), body: request.body, isHead: request.isHead,
            keptBody: keptBody)
        while let connection = pool.take() {
            if case .answered(let answer) = try await exchange(message, over: connection, deadline: end) {
                return answer
            }
        }
        let connection = try await connect(deadline: end)
        switch try await exchange(message, over: connection, deadline: end) {
        case .answered(let answer): return answer
        case .unsent(let reason):
            let why = reason.map { " (\($0))" } ?? ""
            throw .down("\(url.name) closed the connection before the request was sent\(why)")
        }
    }

    /// Whether the target accepts connections now; connects, TLS included, and closes again.
    ///
    /// False also for a target that may not be sent to, and for one that takes longer than `limit`.
    package func isUp(within limit: Duration = .seconds(1)) async -> Bool { await problem(within: limit) == nil }

    /// Why the target does not accept connections now; nil when it does.
    ///
    /// Connects, TLS included, and closes again. A target that takes longer than `limit` has a problem, too.
    package func problem(within limit: Duration = .seconds(1)) async -> SendFailure? {
        do {
            try await connect(deadline: TargetClient.end(of: limit)).channel.close(promise: nil)
            return nil
        } catch {
            return error
        }
    }

    /// Closes the connections that wait, and returns when they are closed.
    ///
    /// Requests under way end as they would have, and their connections close after them. Later requests fail as
    /// `SendFailure.down`.
    package func close() async {
        for connection in pool.close() {
            try? await connection.channel.close().get()
        }
    }

    /// When a time that begins now ends; more than a day is a day, so that no sum overflows.
    private static func end(of time: Duration) -> NIODeadline {
        .now() + TimeAmount(min(max(time, .zero), .seconds(86_400)))
    }

    private func connect(deadline: NIODeadline) async throws(SendFailure) -> TargetConnection {
        guard !pool.isClosed else { throw .down("the client for \(url.name) was closed") }
        return try await connector.connect(deadline: deadline)
    }

    /// What came of a request that did not fail.
    private enum Sent {
        case answered(TargetResponse)
        /// The app cannot have seen the request, and why, where that is known.
        case unsent(String?)
    }

    private func exchange(
        _ message: OutgoingMessage, over connection: TargetConnection, deadline: NIODeadline
    ) async throws(SendFailure) -> Sent {
        switch await connection.exchange(message, number: pool.nextNumber(), deadline: deadline) {
        case .answered(let answer): return .answered(answer)
        case .failed(let failure): throw failure
        case .unsent(let reason): return .unsent(reason)
        }
    }
}
