package import NIOCore

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// TLS between a channel and the handlers behind it (RFC 8446, RFC 5246).
///
/// What is written is protected as fast as the channel takes it, so a large body is in memory once. A peer that closes
/// without `close_notify` is reported to the handlers behind as `TLSError.truncated`, before the channel's end.
package final class TLSHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    private enum State {
        /// The channel is not connected yet.
        case waiting
        case shakingHands
        case open
        case ended
    }

    private struct Write {
        var bytes: ByteBuffer
        let promise: EventLoopPromise<Void>?
    }

    private let connection: TLSConnection
    private let shaken: EventLoopPromise<Void>?
    private var state = State.waiting
    private var writes = MarkedCircularBuffer<Write>(initialCapacity: 4)
    private var isWriting = false
    private var isReadWanted = false

    /// - Parameters:
    ///   - context: What its connections have in common.
    ///   - peer: The server that is meant; nil for a server's side.
    ///   - shaken: Succeeds when the handshake is done, and fails with why it was not: a `TLSError`, or a `ChannelError` when
    ///     this side closed the channel.
    /// - Throws: `TLSError.unusable` when there is no memory, or the peer's name is none; the promise is left alone then.
    package init(_ context: TLSContext, to peer: TLSPeer?, shaken: EventLoopPromise<Void>? = nil) throws(TLSError) {
        connection = try TLSConnection(context, to: peer)
        self.shaken = shaken
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        end(with: ChannelError.ioOnClosedChannel)
    }

    package func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        let before = state
        end(with: before == .shakingHands ? TLSError.closedInHandshake : ChannelError.eof)
        if before == .open { context.fireErrorCaught(TLSError.truncated) }
        context.fireChannelInactive()
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if state == .shakingHands {
            let isReset = [ECONNRESET, EPIPE].contains((error as? IOError)?.errnoCode)
            end(with: isReset ? TLSError.closedInHandshake : error)
        }
        context.fireErrorCaught(error)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard state == .waiting else { return }
        state = .shakingHands
        shakeHands(context)
        // Nobody behind asks for anything before the handshake is done.
        context.read()
    }

    private func shakeHands(_ context: ChannelHandlerContext) {
        switch connection.shakeHands() {
        case .wantsMore: send(context)
        case .done:
            state = .open
            send(context)
            shaken?.succeed()
            write(context)
        case .closed: fail(.closedInHandshake, context)
        case .failed(let error): fail(error, context)
        }
    }

    // MARK: Reading

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .ended else { return }
        connection.receive(unwrapInboundIn(data))
        if state == .shakingHands { shakeHands(context) }
        if state == .open { read(context) }
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // What came was for TLS alone, or a part of a record.
        if isReadWanted || state == .shakingHands { context.read() }
    }

    package func read(context: ChannelHandlerContext) {
        isReadWanted = true
        context.read()
    }

    private func read(_ context: ChannelHandlerContext) {
        var bytes = context.channel.allocator.buffer(capacity: 0)
        let progress = connection.read(into: &bytes)
        send(context)
        if bytes.readableBytes > 0 {
            isReadWanted = false
            context.fireChannelRead(wrapInboundOut(bytes))
        }
        // The handlers behind may have closed the channel.
        guard state == .open else { return }
        switch progress {
        case .done, .wantsMore: break
        case .closed:
            connection.sayClosed()
            send(context)
            end(with: ChannelError.eof)
            context.close(promise: nil)
        case .failed(let error): fail(error, context)
        }
    }

    // MARK: Writing

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard state != .ended else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        writes.append(Write(bytes: unwrapOutboundIn(data), promise: promise))
    }

    package func flush(context: ChannelHandlerContext) {
        writes.mark()
        if state == .open { write(context) } else { context.flush() }
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        if state == .open { write(context) }
        context.fireChannelWritabilityChanged()
    }

    /// Protects what was flushed, as far as the channel takes it; all of it, when the channel is to be closed.
    private func write(_ context: ChannelHandlerContext, isLast: Bool = false) {
        // A flush may tell at once that the channel takes more.
        guard !isWriting else { return }
        isWriting = true
        defer { isWriting = false }
        while state == .open, writes.hasMark, var first = writes.first {
            if !isLast, !context.channel.isWritable {
                context.flush()
                guard context.channel.isWritable else { return }
                continue
            }
            let progress = connection.write(&first.bytes)
            let isWritten = first.bytes.readableBytes == 0
            if isWritten { _ = writes.removeFirst() } else { writes[writes.startIndex] = first }
            if let bytes = connection.takeOutgoing(context.channel.allocator) {
                context.write(wrapOutboundOut(bytes), promise: isWritten ? first.promise : nil)
            } else if isWritten {
                first.promise?.succeed()
            }
            switch progress {
            case .done: break
            case .wantsMore, .closed: return context.flush()
            case .failed(let error): return fail(error, context)
            }
        }
        context.flush()
    }

    /// Sends what TLS itself has to say.
    private func send(_ context: ChannelHandlerContext) {
        guard let bytes = connection.takeOutgoing(context.channel.allocator) else { return }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    // MARK: Ending

    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if state == .open, mode != .input {
            write(context, isLast: mode == .output)
            connection.sayClosed()
            send(context)
        }
        if mode == .all { end(with: ChannelError.ioOnClosedChannel) }
        context.close(mode: mode, promise: promise)
    }

    private func fail(_ error: TLSError, _ context: ChannelHandlerContext) {
        // The alert says why.
        send(context)
        end(with: error)
        context.fireErrorCaught(error)
        context.close(promise: nil)
    }

    private func end(with error: any Error) {
        let before = state
        state = .ended
        if before != .open, before != .ended { shaken?.fail(error) }
        while let write = writes.popFirst() { write.promise?.fail(error) }
    }
}
