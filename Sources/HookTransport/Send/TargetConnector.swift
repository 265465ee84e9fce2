internal import HookModel
internal import HookTLS
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Opens connections to one target.
struct TargetConnector: Sendable {
    let url: TargetURL
    let group: any EventLoopGroup
    let rules: TargetRules
    let tls: TargetTLS
    let pool: ConnectionPool

    /// Looks the target up, judges its addresses, and connects to the first that lets it, TLS included.
    ///
    /// - Throws: `SendFailure.notAllowed`, or `.down`, also when the deadline passes, or `.cancelled`.
    func connect(deadline: NIODeadline) async throws(SendFailure) -> TargetConnection {
        let eventLoop = group.next()
        let attempt = ConnectAttempt()
        let timer = eventLoop.scheduleTask(deadline: deadline) {
            attempt.end(.failure(.down("\(url.name) did not accept a connection before the deadline")))
        }
        channel(on: eventLoop, attempt)
            .flatMapThrowing { channel in
                let handler = try channel.pipeline.syncOperations.handler(type: ExchangeHandler.self)
                return TargetConnection(
                    channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop))
            }
            .whenComplete { result in
                attempt.end(result.mapError { ConnectFailure.explain($0, url) })
            }
        let outcome = await attempt.outcome()
        timer.cancel()
        return try outcome.get()
    }

    /// A channel that is connected and, where asked for, encrypted.
    private func channel(on eventLoop: any EventLoop, _ attempt: ConnectAttempt) -> EventLoopFuture<any Channel> {
        switch url.place {
        case .unix(let path):
            return bootstrap(eventLoop, attempt)
                .connect(unixDomainSocketPath: path)
        case .tcp(let host, let port, let isEncrypted):
            return NameLookup.addresses(of: host, port: port, on: eventLoop)
                .flatMapThrowing { try rules.permitted($0, of: url) }
                .flatMap { addresses in
                    bootstrap(eventLoop, attempt, encryptedFor: isEncrypted ? host : nil)
                        .resolver(JudgedAddresses(eventLoop: eventLoop, addresses: addresses))
                        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                        .connect(host: host, port: port)
                }
                .flatMap { channel in
                    (attempt.handshake(of: channel) ?? channel.eventLoop.makeSucceededVoidFuture()).map { channel }
                }
        }
    }

    private func bootstrap(
        _ eventLoop: any EventLoop, _ attempt: ConnectAttempt, encryptedFor host: String? = nil
    ) -> ClientBootstrap {
        // The attempt has the only clock: NIO's own limit is put out of the way.
        ClientBootstrap(group: eventLoop)
            .connectTimeout(.hours(25))
            .channelInitializer { prepare($0, attempt, encryptedFor: host) }
    }

    private func prepare(
        _ channel: any Channel, _ attempt: ConnectAttempt, encryptedFor host: String?
    ) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard attempt.add(channel) else { throw SendFailure.cancelled }
            let pipeline = channel.pipeline.syncOperations
            // Before the connection stands: what an app says first would otherwise be read as a response.
            if let host { try encrypt(channel, for: host, attempt) }
            try pipeline.addHandler(RawRequestEncoder())
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderListSize = 256 * 1024
            try pipeline.addHandler(ByteToMessageHandler(HTTPResponseDecoder(limitConfiguration: limits)))
            try pipeline.addHandler(ExchangeHandler(pool: pool))
        }
    }

    private func encrypt(_ channel: any Channel, for host: String, _ attempt: ConnectAttempt) throws {
        let done = channel.eventLoop.makePromise(of: Void.self)
        attempt.add(done.futureResult, of: channel)
        do {
            let peer = IPAddress(host) == nil ? TLSPeer.name(host) : .address(host)
            let handler = try TLSHandler(tls.context.get(), to: peer, shaken: done)
            try channel.pipeline.syncOperations.addHandler(handler)
        } catch {
            done.fail(error)
            throw error
        }
    }
}
