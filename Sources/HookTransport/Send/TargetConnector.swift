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
                    bootstrap(eventLoop, attempt)
                        .resolver(JudgedAddresses(eventLoop: eventLoop, addresses: addresses))
                        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                        .connect(host: host, port: port)
                }
                .flatMap { channel in
                    isEncrypted ? encrypt(channel, for: host) : channel.eventLoop.makeSucceededFuture(channel)
                }
        }
    }

    private func bootstrap(_ eventLoop: any EventLoop, _ attempt: ConnectAttempt) -> ClientBootstrap {
        // The attempt has the only clock: NIO's own limit is put out of the way.
        ClientBootstrap(group: eventLoop)
            .connectTimeout(.hours(25))
            .channelInitializer { prepare($0, attempt) }
    }

    private func prepare(_ channel: any Channel, _ attempt: ConnectAttempt) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard attempt.add(channel) else { throw SendFailure.cancelled }
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(RawRequestEncoder())
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderListSize = 256 * 1024
            try pipeline.addHandler(ByteToMessageHandler(HTTPResponseDecoder(limitConfiguration: limits)))
            try pipeline.addHandler(ExchangeHandler(pool: pool))
        }
    }

    private func encrypt(_ channel: any Channel, for host: String) -> EventLoopFuture<any Channel> {
        let done = channel.eventLoop.makePromise(of: Void.self)
        do {
            let pipeline = channel.pipeline.syncOperations
            let peer = IPAddress(host) == nil ? TLSPeer.name(host) : .address(host)
            try pipeline.addHandler(TLSHandler(tls.context.get(), to: peer, shaken: done), position: .first)
        } catch {
            done.fail(error)
        }
        return done.futureResult.map { channel }
    }
}
