internal import HookTLS
internal import NIOCore
internal import NIOHTTP1

/// The last handler of a connection to a target: sends one request at a time and gathers its answer.
///
/// Used on its event loop only. A connection whose exchange has not ended well is closed, never used again.
final class ExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let pool: ConnectionPool
    private var context: ChannelHandlerContext?
    private var exchange: Exchange?
    /// Why the connection cannot be used any more, where that is known.
    private var failure: String?
    /// Whether the connection ended without TLS's `close_notify`: what ends by that may be cut.
    private var isTruncated = false
    private var idleTimer: Scheduled<Void>?
    /// Exchanges up to this number were given up, perhaps before they started.
    private var cancelledNumber: UInt64 = 0

    init(pool: ConnectionPool) {
        self.pool = pool
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    // MARK: Sending

    /// Sends a request; its outcome goes to the exchange's continuation.
    func start(_ exchange: Exchange, _ message: OutgoingMessage, deadline: NIODeadline) {
        idleTimer?.cancel()
        guard exchange.number > cancelledNumber else {
            exchange.continuation.resume(returning: .failed(.cancelled))
            close()
            return
        }
        guard let context, context.channel.isActive, self.exchange == nil else {
            exchange.continuation.resume(returning: .unsent(failure))
            return
        }
        let own = NIOLoopBound(self, eventLoop: context.eventLoop)
        let number = exchange.number
        self.exchange = exchange
        self.exchange?.timer = context.eventLoop.scheduleTask(deadline: deadline) {
            own.value.endLate(number)
        }
        // The decoder has to know the method, for its answer's body; the encoder sends only the bytes that follow.
        let method: HTTPMethod = message.isHead ? .HEAD : .POST
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: "*")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let headWritten = context.eventLoop.makePromise(of: Void.self)
        headWritten.futureResult.whenSuccess { own.value.note(\.isHeadWritten, of: number) }
        let bodyWritten = context.eventLoop.makePromise(of: Void.self)
        bodyWritten.futureResult.whenSuccess { own.value.note(\.isBodyWritten, of: number) }
        context.write(wrapOutboundOut(.body(.byteBuffer(message.head))), promise: headWritten)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(message.body))), promise: bodyWritten)
    }

    /// Gives up an exchange, whether it has started or not; one that has ended is not touched.
    func cancel(_ number: UInt64) {
        cancelledNumber = max(cancelledNumber, number)
        end(number, .failed(.cancelled))
    }

    private func note(_ fact: WritableKeyPath<Exchange, Bool>, of number: UInt64) {
        if exchange?.number == number { exchange?[keyPath: fact] = true }
    }

    // MARK: The answer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let number = exchange?.number else { return close() }
        switch unwrapInboundIn(data) {
        case .head(let head):
            exchange?.begin(head)
            // The decoder passes over other informational answers; nobody asked for another protocol.
            if head.status.code < 200 {
                end(number, .failed(.broken("the app switched to another protocol, which nobody asked it to")))
            }
        case .body(let bytes):
            if exchange?.add(bytes) == false { endAnswered(.tooLong) }
        case .end:
            endAnswered(isTruncated ? .cut(ExchangeHandler.closedEarly) : .whole)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A lost goodbye is no lost answer where that has a length: the decoder knows whether it was whole.
        if error as? TLSError == .truncated { return isTruncated = true }
        failure = ExchangeHandler.explain(error)
        guard exchange?.answer != nil else { return endBroken(ExchangeHandler.explain(error)) }
        endAnswered(.cut(ExchangeHandler.explainCut(error)))
    }

    func channelInactive(context: ChannelHandlerContext) {
        idleTimer?.cancel()
        pool.remove(context.channel)
        if exchange?.answer != nil {
            endAnswered(.cut(ExchangeHandler.closedEarly))
        } else {
            endBroken("the app closed the connection without an answer")
        }
        context.fireChannelInactive()
    }

    // MARK: Ending

    private func endAnswered(_ bodyEnd: BodyEnd) {
        guard let exchange, var answer = exchange.answer, let context else { return }
        answer.bodyEnd = bodyEnd
        let isReusable =
            bodyEnd == .whole && exchange.staysOpen && exchange.isBodyWritten && context.channel.isActive
        take()
        if isReusable { rest(context) } else { close() }
        exchange.continuation.resume(returning: .answered(answer))
    }

    /// The deadline has passed; a status that came counts.
    private func endLate(_ number: UInt64) {
        guard exchange?.number == number else { return }
        if exchange?.answer != nil { endAnswered(.late) } else { end(number, .failed(.timedOut)) }
    }

    private func endBroken(_ explanation: String) {
        guard let exchange else { return close() }
        end(exchange.number, exchange.isHeadWritten ? .failed(.broken(explanation)) : .unsent(failure))
    }

    private func end(_ number: UInt64, _ outcome: TargetConnection.Outcome) {
        guard let exchange, exchange.number == number else { return }
        take()
        close()
        exchange.continuation.resume(returning: outcome)
    }

    private func take() {
        exchange?.timer?.cancel()
        exchange = nil
    }

    /// Waits in the pool for the next request.
    private func rest(_ context: ChannelHandlerContext) {
        let own = NIOLoopBound(self, eventLoop: context.eventLoop)
        idleTimer = context.eventLoop.scheduleTask(in: pool.idleTime) { own.value.close() }
        if !pool.put(TargetConnection(channel: context.channel, handler: own)) { close() }
    }

    /// Closes the connection if nothing is under way on it.
    private func close() {
        guard exchange == nil, let context else { return }
        pool.remove(context.channel)
        context.close(promise: nil)
    }

    private static let closedEarly = "its body ended early: the app closed the connection"

    /// What happened to a body whose head had come.
    private static func explainCut(_ error: any Error) -> String {
        switch error {
        case HTTPParserError.invalidEOFState: closedEarly
        case is HTTPParserError, is NIOHTTPDecoderError: "its body is not HTTP/1.1 (\(error))"
        default: "its body ended early: the connection to the app failed (\(error))"
        }
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case HTTPParserError.invalidEOFState: "the app closed the connection in the middle of its answer"
        case is HTTPParserError, is NIOHTTPDecoderError: "what the app answered is not HTTP/1.1 (\(error))"
        default: "the connection to the app failed (\(error))"
        }
    }
}
